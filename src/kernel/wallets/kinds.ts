/** Which kinds of certificates wallets take, as the procedures that stand declare them; and their published metadata. */
import type { JsonObject } from '../../law/canonical.ts'
import type { Field } from '../../law/field.ts'
import { type Procedure, statedFieldsOf } from '../../law/procedure.ts'
import { languageOf, locales, type Text } from '../../law/text.ts'
import type { Decision } from '../decisions/index.ts'
import { disclosedName } from '../sd-jwt/index.ts'
import { claimWords } from './messages.ts'

/** One claim of a certificate, under the name by which it is disclosed. */
export interface ClaimOfKind {
  readonly name: string
  readonly label: Text
  /** The question that asks for it, which prints its answer; absent for what every certificate says. */
  readonly field?: Field
}

/** How certificates of a kind are handed over, where an institution signs them in a form of its own: the very file that it gives out elsewhere, bound to no key. */
export interface OwnForm {
  readonly format: 'ldp_vc'
  /** `credential_definition` of the format. */
  readonly definition: JsonObject
  readonly algorithms: readonly string[]
  credential(decision: Decision): Promise<JsonObject>
}

export interface CertificateKind {
  /** The type of the credential, as its declaration says it. */
  readonly type: string
  readonly title: Text
  readonly claims: readonly ClaimOfKind[]
  readonly form?: OwnForm
}

/** What every certificate of a decision may say beside what its kind declares; the last one only what the other way to check needs. */
const common: readonly ClaimOfKind[] = [{ name: 'name', label: claimWords.name }, { name: 'organisationNumber', label: claimWords.organisationNumber }, { name: 'decision', label: claimWords.decision }]

/** The kinds that these procedures give, by their type. One that several give has the claims of them all. */
export function kindsOf(procedures: readonly Procedure[], forms: ReadonlyMap<string, OwnForm>): ReadonlyMap<string, CertificateKind> {
  const kinds = new Map<string, CertificateKind>()
  for (const procedure of procedures) {
    for (const { credential, title, effect } of Object.values(procedure.decisions)) {
      if (credential === undefined || effect !== 'grant') continue
      const fields = statedFieldsOf(procedure)
      const known = kinds.get(credential.type)
      const claims = new Map((known?.claims ?? common).map((claim) => [claim.name, claim]))
      for (const name of credential.claims) {
        const field = fields.find((one) => one.name === name)
        const shown = disclosedName(name)
        if (!claims.has(shown)) claims.set(shown, { name: shown, label: field?.label ?? claimWords.unnamed(name), ...(field && { field }) })
      }
      const form = forms.get(credential.type)
      kinds.set(credential.type, { type: credential.type, title: known?.title ?? title, claims: [...claims.values()], ...(form && { form }) })
    }
  }
  return kinds
}

/** The address of a kind's metadata, which is its `vct` as well. */
export const typePath = (type: string): string => `/credentials/types/${encodeURIComponent(type)}`

const inEach = <T>(of: (locale: (typeof locales)[number]) => T): readonly T[] => locales.map(of)

/** The metadata of a type (SD-JWT VC, "Type Metadata"): how a wallet names it and its claims in each language. */
export const typeMetadata = (kind: CertificateKind, url: string): JsonObject => ({
  vct: `${url}${typePath(kind.type)}`,
  name: kind.title.en,
  display: [...inEach((locale) => ({ locale: languageOf(locale).tag, lang: languageOf(locale).tag, name: kind.title[locale] }))],
  claims: kind.claims.map(({ name, label }) => ({
    path: [name], sd: 'always', display: [...inEach((locale) => ({ locale: languageOf(locale).tag, lang: languageOf(locale).tag, label: label[locale] }))],
  })),
})

/** One entry of `credential_configurations_supported` (OpenID4VCI 1.0, 12.2.4 and appendix A). */
export function configurationOf(kind: CertificateKind, url: string, proofAlgorithms: readonly string[]): JsonObject {
  const metadata = {
    display: [...inEach((locale) => ({ locale: languageOf(locale).tag, name: kind.title[locale] }))],
    claims: kind.claims.map(({ name, label }) => ({ path: [...(kind.form ? ['credentialSubject'] : []), name], display: [...inEach((locale) => ({ locale: languageOf(locale).tag, name: label[locale] }))] })),
  }
  if (kind.form) return { format: kind.form.format, scope: kind.type, credential_definition: kind.form.definition, credential_signing_alg_values_supported: [...kind.form.algorithms], credential_metadata: { display: metadata.display } }
  return {
    format: 'dc+sd-jwt', scope: kind.type, vct: `${url}${typePath(kind.type)}`, cryptographic_binding_methods_supported: ['jwk'], credential_signing_alg_values_supported: ['ES256'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: [...proofAlgorithms] } }, credential_metadata: metadata,
  }
}
