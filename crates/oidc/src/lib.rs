//! Talks with identity providers over HTTP: the OpenID Connect adapter.
