"""What users ask: each function is one question, one template and one typed answer."""
