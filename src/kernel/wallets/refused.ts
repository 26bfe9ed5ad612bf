/** What another's protocol is told when it is refused: the code of its standard, and words for whoever reads its log. */

/** The codes of OpenID4VCI 1.0 (6.3, 8.3.1.2), OpenID4VP 1.0 (8.5), OAuth 2.0 (RFC 6749, 5.2) and of bearer tokens (RFC 6750). */
export type WalletError =
  | 'invalid_request' | 'invalid_grant' | 'unsupported_grant_type' | 'invalid_token'
  | 'invalid_credential_request' | 'unknown_credential_configuration' | 'unknown_credential_identifier' | 'invalid_proof' | 'invalid_nonce' | 'credential_request_denied'

/** Thrown to whoever speaks for a wallet; nothing of what it asked for was done. */
export class WalletRefused extends Error {
  readonly code: WalletError

  constructor(code: WalletError, words: string) {
    super(words)
    this.name = 'WalletRefused'
    this.code = code
  }
}
