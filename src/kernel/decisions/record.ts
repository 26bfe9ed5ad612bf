/** The record of a decision: everything that makes it what it is, as plain JSON whose hash is sealed and journalled. */
import { z } from 'zod'
import { canonical, hashOf, type JsonObject } from '../../law/canonical.ts'
import { day, instant } from '../../law/declaration.ts'
import type { Citation } from '../../law/citation.ts'
import type { Dated } from '../../law/dated.ts'
import type { Reading, Trace, Verdict } from '../../law/evaluate.ts'
import type { Answer, Facts } from '../../law/field.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Bands, List, Table } from '../../law/lists-and-tables.ts'
import type { Effect } from '../../law/procedure.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { Questionnaire } from '../../law/questionnaire.ts'
import type { RuleData } from '../../law/rule.ts'
import type { Scope } from '../../law/scope.ts'
import { inFirstLanguage, type Locale, type Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import { keptText } from '../../law/text-schema.ts'

/** A reason, in words for the person concerned, and the law it rests on. */
export interface DecisionGround {
  readonly text: Text
  readonly basis?: Citation
  /** What was found beside what is needed, in words; absent in decisions of before, and where words can show nothing. */
  readonly measured?: Text
}

/** A rule that the decision applied, and how it came out. Evaluated again on the disclosed facts it must come out the same. */
export interface AppliedRule {
  readonly name: string
  readonly rule: RuleData
  readonly verdict: Verdict
  readonly trace: Trace
  readonly grounds: readonly DecisionGround[]
}

/** Whom the decision concerns: an organisation, a person, a person's organisation, or a body; nobody by name where anyone applied without an account. */
interface Holder {
  /** `bin` is what the published record has called the number of an organisation from its beginning, in whatever scheme it is. */
  readonly organisation?: { readonly name: string; readonly names?: OfficialNames; readonly bin: string }
  readonly person?: { readonly id: string; readonly name?: string }
  readonly body?: { readonly id: string; readonly name: Text }
}

/** The name of whom a decision concerns, as its credential states it: that of a body in the language of the state. */
export const holderName = ({ organisation, person, body }: Holder): string | undefined => organisation?.name ?? person?.name ?? (body && inFirstLanguage(body.name))

/** An organisation as the record of a decision publishes it, and its number as it is read there. */
export const organisationHeld = ({ name, names, identifier }: { readonly name: string; readonly names?: OfficialNames; readonly identifier: Identifier }): NonNullable<Holder['organisation']> =>
  ({ name, ...(names && { names }), bin: identifier.value })
export const holderNumber = ({ organisation }: Pick<Holder, 'organisation'>): string | undefined => organisation?.bin

/** Until when, where and how one may complain, and by which law. */
export interface AppealTerm {
  readonly until: Day
  readonly to: Text
  readonly procedure: string
  readonly basis: Citation
}

/** One public fact, as it is printed. */
export interface DisclosedFact {
  readonly label: Text
  readonly value: Text
  /** It is what the act itself states, and not only what it rests on: the credential claims it, or it names what the act concerns. */
  readonly claimed?: true
}

/**
 * A signed act of an institution. The holder and whoever verifies the act sees the whole record; the journal holds only its
 * hash, which `salt` keeps from being guessed.
 */
export interface DecisionRecord {
  readonly id: string
  /** Such as `TP-2026-000123`: prefix of the register, year of the decision, sequence without gaps. */
  readonly number: string
  /** 32 random hex digits. */
  readonly salt: string
  readonly institution: string
  readonly institutionName: Text
  readonly procedure: string
  /** Hash of the declaration under which the case was decided. */
  readonly version: string
  readonly case: string
  /** The key under which the declaration states this decision. */
  readonly kind: string
  readonly effect: Effect
  readonly title: Text
  /** The operative words of the act. */
  readonly words: Text
  readonly holder: Holder
  /** Public facts only, under their names in the form. */
  readonly facts: Facts
  /** How the public facts that matter are printed, in order. */
  readonly disclosed: readonly DisclosedFact[]
  /** The day on which the law was read, and the dated values that the rules used. */
  readonly reading: Reading
  readonly rules: readonly AppliedRule[]
  readonly grounds: readonly DecisionGround[]
  /** The law that gives the power to decide. */
  readonly basis?: Citation
  /** The officer's reasons, in the language in which they were written. */
  readonly reasons?: string
  /** In which the application was filed: the letter of the decision leads with it. */
  readonly language?: Locale
  readonly decidedAt: Instant
  readonly decidedOn: Day
  readonly decidedBy: { readonly office: Text; readonly name: string }
  readonly validFrom: Day
  /** The last day on which the decision is valid. */
  readonly validUntil?: Day
  readonly appeal?: AppealTerm
  /** The type of the credential that the holder receives, such as `Resident`. */
  readonly credentialType?: string
  /** Claims of the credential, from public facts. */
  readonly claims?: Readonly<Record<string, string | number | boolean>>
  /** Id of the earlier decision that this one is about. */
  readonly about?: string
  /** The officer's own digital signature, kept by the signatures. */
  readonly signature?: { readonly id: string; readonly provider: string }
}

/** What the caller says; the kernel adds the id, the number and the salt. */
export type DecisionDraft = Omit<DecisionRecord, 'id' | 'number' | 'salt'> & {
  /** Prefix of the register: two to six Latin capitals. */
  readonly register: string
}

/** A decision that is only tried: nobody holds it, and no case, version or number is its own. */
export type TriedDecision = Omit<DecisionDraft, 'version' | 'case' | 'holder' | 'about' | 'signature'>

/** The record as plain JSON: what stands on prototypes or is undefined is left out. */
export const recordJson = (record: DecisionRecord): JsonObject => JSON.parse(JSON.stringify(record))

/** The exact text that is stored. */
export const recordText = (record: DecisionRecord): string => canonical(recordJson(record))

/** SHA-256 of the canonical record, in hex: what the credential carries and the journal holds. */
export const recordHash = (record: DecisionRecord): string => hashOf(recordJson(record))

const text = keptText
const cited = z.object({ act: z.object({ id: z.string(), title: text, short: text }), confidence: z.string() })
const citation = z.custom<Citation>((value) => cited.safeParse(value).success)
const ground = z.object({ text, basis: citation.exactOptional(), measured: text.exactOptional() })
const scalar = z.union([z.string(), z.number(), z.boolean()])
const answer: z.ZodType<Answer> = z.lazy(() => z.union([scalar, z.array(z.string()), z.array(z.record(z.string(), answer)), z.record(z.string(), z.string())]))
/** Rules, traces and dated values are read by `law`, which refuses what it does not know; here they need only be objects. */
const rule = z.custom<RuleData>((value) => z.object({ rule: z.string() }).safeParse(value).success)
const trace = z.custom<Trace>((value) => z.object({ rule: z.string(), parts: z.array(z.unknown()) }).safeParse(value).success)
const dated = z.custom<Dated<string>>((value) => typeof value === 'object' && value !== null)
const source = <T>() => z.record(z.string(), z.custom<T>((value) => typeof value === 'object' && value !== null)).exactOptional()
const named = { lists: source<List>(), tables: source<Table>(), bands: source<Bands>(), questionnaires: source<Questionnaire<RuleData>>(), scopes: source<Scope>() }

/** As BCP 47 writes a language; which ones are spoken is the country's to say. */
const languageTag = /^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

const shape = z.strictObject({
  id: z.uuid(), number: z.string().regex(/^[A-Z]{2,6}-\d{4}-\d{6,}$/), salt: z.string().regex(/^[0-9a-f]{32}$/),
  institution: z.string(), institutionName: text, procedure: z.string(), version: z.string(), case: z.string(),
  kind: z.string(), effect: z.enum(['grant', 'refuse', 'revoke', 'reopen', 'dismiss']), title: text, words: text,
  holder: z.object({
    organisation: z.object({ name: z.string(), names: z.record(z.string(), z.string()).exactOptional(), bin: z.string() }).exactOptional(),
    person: z.object({ id: z.string(), name: z.string().exactOptional() }).exactOptional(),
    body: z.object({ id: z.string(), name: text }).exactOptional(),
  }),
  facts: z.record(z.string(), answer),
  disclosed: z.array(z.object({ label: text, value: text, claimed: z.literal(true).exactOptional() })),
  reading: z.object({ on: day, decidedOn: day.exactOptional(), parameters: z.record(z.string(), dated), ...named }),
  rules: z.array(z.object({
    name: z.string(), rule, verdict: z.union([z.boolean(), z.literal('unknown')]), trace, grounds: z.array(ground),
  })),
  grounds: z.array(ground), basis: citation.exactOptional(), reasons: z.string().exactOptional(), language: z.custom<Locale>((value) => typeof value === 'string' && languageTag.test(value)).exactOptional(),
  decidedAt: instant, decidedOn: day, decidedBy: z.object({ office: text, name: z.string() }),
  validFrom: day, validUntil: day.exactOptional(),
  appeal: z.object({ until: day, to: text, procedure: z.string(), basis: citation }).exactOptional(),
  credentialType: z.string().exactOptional(), claims: z.record(z.string(), scalar).exactOptional(),
  about: z.string().exactOptional(), signature: z.object({ id: z.string(), provider: z.string() }).exactOptional(),
})

/** Reads a record from JSON that came from outside; undefined when it is not one. */
export function parseRecord(value: unknown): DecisionRecord | undefined {
  const parsed = shape.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** Whether everyone may read what a decision says: a company's standing rights are public, people and refusals are not. */
export const isPublicDecision = ({ effect, holder, credentialType }: Pick<DecisionRecord, 'effect' | 'holder' | 'credentialType'>): boolean =>
  effect === 'grant' && credentialType !== undefined && holder.organisation !== undefined && holder.person?.name === undefined
