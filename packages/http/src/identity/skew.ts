/** Seconds that an issuer's clock and ours may differ: Maskinporten's for machine tokens, ID-porten's for ID tokens. */
export const skew = 10
