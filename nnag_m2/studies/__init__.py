"""Long studies: many questions, one record of each, kept as they come."""
