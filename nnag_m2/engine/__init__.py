"""The only folder that knows Macaulay2: text in, text or values out; processes and time."""
