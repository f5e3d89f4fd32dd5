"""The typefaces that paper and screen use, each with its licence beside it; `make` fetches and prepares them."""
