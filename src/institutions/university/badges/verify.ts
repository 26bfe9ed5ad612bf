/** Checks a badge of any issuer by the rules of Open Badges 3.0 and CLR 2.0, as 1EdTech's public validator does. */
import type { Instant } from '../../../law/time.ts'
import { type Finding, fault, note, undecided, type Verdict, verdictOf } from './finding.ts'
import { found } from './findings.messages.ts'
import type { Ask } from './keys.ts'
import { isObject, type Json, listOf, open, type Opened, openText, textIn } from './opened.ts'
import { checkProof, checkToken, issuerOf, unsigned } from './proof.ts'
import { type Kind, knownSchemas } from './schemas.ts'
import { bySchema, clear, framed, inTime, kindOf, meant, said } from './shape.ts'
import { checkStatus } from './status.ts'

export interface Checked {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly kind?: Kind
  /** What the file held; absent when it held no credential. */
  readonly credential?: Json
}

export interface Checking {
  /** Reads what issuers publish: keys, status lists, refreshed versions. */
  readonly ask: Ask
  readonly now: Instant
  /** Milliseconds that pass. */
  readonly clock?: () => number
}

/** So many documents are asked for, and so many credentials inside a credential are checked: a badge cannot send us around the world. */
const mostAsked = 12
/** No document is asked for after so many milliseconds. */
const longestAsked = 20_000
const mostInside = 60

/** Checks what was sent. Never throws for what a badge says; no context and no schema is read from elsewhere. */
export async function verifyBadge(bytes: Uint8Array, { ask, now, clock = () => performance.now() }: Checking): Promise<Checked> {
  const end = clock() + longestAsked
  let [asked, refused] = [0, false]
  const answers = new Map<string, Promise<Uint8Array | undefined>>()
  const limited: Ask = (url, sought) => {
    const question = `${sought ?? ''} ${url}`
    const known = answers.get(question)
    if (known) return known
    const tooMuch = asked >= mostAsked || clock() > end
    refused ||= tooMuch
    asked++
    const answer = tooMuch ? Promise.reject(new Error('too many documents')) : ask(url, sought)
    answers.set(question, answer)
    answer.catch(() => undefined) // whoever awaits it hears of it
    return answer
  }
  const within = { ask: limited, now, inside: { left: mostInside } }
  const opened = open(bytes)
  if ('fault' in opened) return { verdict: 'invalid', findings: [fault('file', opened.fault)] }
  const kind = kindOf(opened.credential)
  const checked = await check(opened, within, true)
  const findings = refused ? [...checked, undecided('file', found.tooMuchAsked(mostAsked))] : checked
  return { verdict: verdictOf(findings), findings, ...(kind && { kind }), credential: opened.credential }
}

interface Within extends Checking { readonly inside: { left: number } }

/** `outermost`: may be refreshed, and says of what is inside it where it is. */
async function check(opened: Exclude<Opened, { readonly fault: unknown }>, within: Within, outermost = false): Promise<readonly Finding[]> {
  const { credential, jwt, payload } = opened
  const { ask, now } = within
  const kind = kindOf(credential)
  const frame = framed(credential, kind)
  if (kind === undefined || frame.some(({ weight }) => weight === 'fault')) return frame
  const shape = [...bySchema(credential, kind), ...said(credential, kind)]
  const meaning = await meant(credential, jwt === undefined ? 'proof inside' : 'token')
  return [
    ...frame,
    ...once(shape),
    ...meaning,
    ...await inlineSchemas(credential, ask),
    ...jwt !== undefined ? await checkToken(credential, jwt, payload!, within) : clear(meaning) ? await checkProof(credential, within) : unsigned(credential),
    ...inTime(credential, now),
    ...await checkStatus(credential, within),
    ...outermost ? await refreshed(credential, within) : [],
    ...await checkInside(credential, within),
  ]
}

/** A schema and a rule may say the same of one place: the rule says it better. */
const once = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rule, at }) => rule !== 'schema' || !findings.some((other) => other.rule !== 'schema' && at !== undefined && other.at === at))

/** The schemas by which a credential itself asks to be checked. Those of 1EdTech are kept; those of others are not read, and only at the issuer's own address it is asked whether there is one. */
async function inlineSchemas(credential: Json, ask: Ask): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const issuer = issuerOf(credential)
  for (const [index, schema] of listOf(credential['credentialSchema']).entries()) {
    if (!isObject(schema) || schema['type'] !== '1EdTechJsonSchemaValidator2019') continue
    const url = textIn(schema['id'])
    if (knownSchemas.has(url)) continue
    const at = `/credentialSchema/${index}`
    const foreign = note('schema', found.schemaForeign(url), at)
    const isIssuers = issuer !== undefined && URL.canParse(issuer) && URL.canParse(url) && /^https?:/.test(url) && new URL(url).origin === new URL(issuer).origin
    const asked = (): Promise<Finding> => ask(url, 'whether it is there')
      .then((there) => (there ? foreign : fault('schema', found.schemaUnread(url), at)), () => undecided('schema', found.schemaUnreached(url), at))
    findings.push(isIssuers ? await asked() : foreign)
  }
  return findings
}

/** The refreshed version, where one is served: it is checked in full, and this one goes on being checked where none is. */
async function refreshed(credential: Json, within: Within): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const service of listOf(credential['refreshService']).filter(isObject)) {
    if (service['type'] !== '1EdTechCredentialRefresh') continue
    const url = textIn(service['id'])
    const bytes = await within.ask(url).catch(() => undefined)
    const opened = bytes === undefined ? undefined : open(bytes)
    if (opened === undefined || 'fault' in opened) findings.push(note('refresh', found.notRefreshed(url), '/refreshService'))
    else findings.push(note('refresh', found.refreshed(url), '/refreshService'), ...await check(opened, within))
  }
  return findings
}

/** Endorsements anywhere in it, and the credentials of a learner's record. */
async function checkInside(credential: Json, within: Within): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { at, value } of insideOf(credential)) {
    if (within.inside.left-- <= 0) return [...findings, fault('inside', found.tooManyInside(mostInside))]
    const opened = typeof value === 'string' ? openText(value) : { credential: value }
    if ('fault' in opened) findings.push(fault('inside', found.insideWrong, at))
    else findings.push(...(await check(opened, within)).map((finding) => ({ ...finding, at: `${at}${finding.at === undefined || finding.at === '/' ? '' : finding.at}` })))
  }
  return findings
}

/** Those that stand directly inside a credential: what is inside one of them is found when it is checked. */
function insideOf(credential: Json): readonly { readonly at: string; readonly value: Json | string }[] {
  const inside: { at: string; value: Json | string }[] = []
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) return value.forEach((one, index) => { walk(one, `${at}/${index}`) })
    if (!isObject(value)) return
    for (const [name, part] of Object.entries(value)) {
      if (name === 'endorsement' || name === 'endorsementJwt' || name === 'verifiableCredential') {
        listOf(part).forEach((one, index) => { if (isObject(one) || typeof one === 'string') inside.push({ at: `${at}/${name}/${index}`, value: one }) })
      } else if (name !== '@context' && name !== 'proof') walk(part, `${at}/${name}`)
    }
  }
  walk(credential, '')
  return inside
}
