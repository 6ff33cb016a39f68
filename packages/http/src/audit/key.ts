/** A public key that access logs are verified by: a JWK (RFC 8037) under its thumbprint (RFC 7638). */
export interface LogKey {
  readonly kty: "OKP"
  readonly crv: "Ed25519"
  readonly x: string
  readonly kid: string
}
