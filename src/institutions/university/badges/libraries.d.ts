/** What is used of libraries that come without types. */
declare module 'jsonld' {
  type Loader = (url: string) => Promise<{ readonly contextUrl: null; readonly document: unknown; readonly documentUrl: string }>
  const jsonld: {
    expand(document: unknown, options: { readonly documentLoader: Loader; readonly safe: boolean; readonly base?: string | null }): Promise<readonly unknown[]>
    toRDF(document: unknown, options: { readonly documentLoader: Loader; readonly safe: boolean; readonly format: 'application/n-quads' }): Promise<string>
  }
  export default jsonld
}
declare module 'jsonld-signatures' {
  const signatures: {
    verify(document: unknown, options: { readonly suite: unknown; readonly purpose: unknown; readonly documentLoader: unknown }): Promise<{ readonly verified: boolean; readonly error?: unknown }>
    sign(document: unknown, options: { readonly suite: unknown; readonly purpose: unknown; readonly documentLoader: unknown }): Promise<Readonly<Record<string, unknown>>>
    readonly purposes: { readonly AssertionProofPurpose: new () => unknown; readonly ProofPurpose: new (options: { readonly term: string }) => object }
  }
  export default signatures
}
declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: { readonly cryptosuite: unknown; readonly signer?: unknown; readonly date?: string; readonly legacyContext?: boolean }) => unknown
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: Readonly<Record<string, unknown>>
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export const createVerifyCryptosuite: () => Readonly<Record<string, unknown>>
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export const Ed25519Signature2020: new () => unknown
}
