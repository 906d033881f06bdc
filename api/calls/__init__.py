"""The operations of the service as methods, part by part; `api.client` puts them together."""
