/** The names of the files inside a PDF, by which a verifier finds them. */
export const attached = { record: 'decision.json', credential: 'credential.vc.jwt', bundle: 'proof.json' } as const
