"""The pages and routes Good Turn serves over HTTP."""
