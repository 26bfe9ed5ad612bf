/** To enact is itself a procedure: what a decision does that brings declarations into force, and what is seen of it before. */
import { sql } from 'kysely'
import { enactment } from '../law/core-act.ts'
import { type Declaration, declares, readBody, readCalendar, readDeclaration, readRegister } from '../law/declaration-yaml.ts'
import { type Passage, textDifferences } from '../law/differences.ts'
import { Failure, type Problem } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import { isOfManyBodies } from '../law/in-body.ts'
import { same, type Text } from '../law/text.ts'
import { pathOf } from '../law/place.ts'
import { carryingOut, type DecisionKind, orderingIn, type Outcome, type Procedure, registersChangedBy, type Step } from '../law/procedure.ts'
import type { Day } from '../law/time.ts'
import type { ReadYaml } from '../law/yaml.ts'
import type { Cases, Doer, Versions } from './cases/index.ts'
import type { Db, Tx } from './database/index.ts'
import { type Bodies, type Calendars, type Declarations, type EnactingAct, oneAtATime, type Plan, versionOf } from './declarations/index.ts'
import { enactmentMessages as messages } from './enactment.messages.ts'
import type { Actor, SystemActor } from './parties/index.ts'
import type { Registers, RegisterVersions } from './registers/index.ts'
import { type BesideGround, besideWhatItComesFrom, type Rehearsal } from './studio/index.ts'

interface Ground extends BesideGround { readonly db: Db; readonly registers: Pick<Registers, 'listed' | 'declared'>; readonly cases: Cases; readonly versions: Versions; readonly registerVersions: RegisterVersions; readonly bodies: Bodies; readonly calendars: Calendars }

/** A declaration that was read, with the store of its kind. */
interface Drafted {
  readonly declaration: Declaration
  /** The line of a place in the whole text. */
  lineOf(place: string): number
  /** The version that it would follow: in force, or to come. */
  standing(within: Db): Promise<Declaration | undefined>
  /** The day from which this very version is in force; undefined where the house has no such version, which is all that can be enacted. */
  since(within: Db): Promise<Day | undefined>
  plan(tx: Tx, by: Actor | SystemActor, act?: EnactingAct): Promise<Plan>
  shows(within: Db): Promise<readonly Passage[]>
}

/**
 * Makes the decision of a declared procedure bring declarations into force, once they are of their form, lint beside all that stands, and begin in time. Several
 * that rest on each other stand in one text with `---` between, and come into force together on one day. Answers what an author asks of it before a draft is sent on.
 */
export function keepEnactment(ground: Ground): Rehearsal {
  const doer: Doer = {
    async reads(tx, by, { declaration: source }, body) {
      const drafts = read(ground, String(source))
      const [beyond] = body === undefined ? [] : await notItsOwn(tx, ground, drafts.map(({ declaration }) => declaration), body)
      if (beyond !== undefined) throw new Failure('invalid', beyond.text, [{ field: 'declaration', ...beyond }])
      await oneAtATime(tx)
      const followed: string[] = []
      for (const { declaration, standing, since } of drafts) {
        const day = await since(tx)
        if (day !== undefined) throw new Failure('conflict', messages.enacted(declaration.id, day))
        const before = await standing(tx)
        if (before !== undefined) followed.push(versionOf(before))
      }
      await rehearse(tx, () => enter(tx, by, drafts))
      const joined = (of: (declaration: Drafted['declaration']) => string): string => drafts.map(({ declaration }) => of(declaration)).join(', ')
      return { id: joined(({ id }) => id), version: joined(versionOf), from: drafts[0]!.declaration.inForce.from, replaces: followed.join(', ') }
    },
    async shows(within, { declaration: source }) {
      const drafts = read(ground, String(source))
      const passages: Passage[] = []
      for (const { declaration, shows } of drafts) {
        if (drafts.length > 1) passages.push({ does: 'heads', words: headingOf(declaration) })
        passages.push(...await shows(within))
      }
      return passages
    },
    carryOut: (tx, by, { told: { declaration: source }, decision }) => enter(tx, by, read(ground, String(source)), { decision }),
  }
  ground.cases.keepCoreAct(enactment, doer)
  return {
    rehearse: async (tx, by, declaration, body) => void await doer.reads(tx, by, { declaration }, body),
    beyond: async (declaration, body) => (await notItsOwn(ground.db, ground, [declaration], body))[0],
  }
}

/**
 * A body brings services into force that it decides itself, before and after, and that reach for nothing of others: no act of the house, no decision or register of
 * another body, no other's name, and no other's credential. Answers what is otherwise, of each declaration the first.
 */
async function notItsOwn(within: Db | Tx, { bodies, versions, registerVersions }: Ground, drafted: readonly Declaration[], id: string): Promise<readonly Problem[]> {
  const body = (await bodies.standing(within)).find((one) => one.id === id)
  const [standing, registers, ever] = [await versions.standing(within), await registerVersions.standing(within), versions.everything()]
  const decides = (one: Procedure): boolean => body?.registers.includes(one.body.register) ?? false
  const keeps = (register: string): boolean => registers.some((one) => one.id === register && body !== undefined && one.office.role in body.roles)
  const all = [...standing, ...ever]
  const [own, others] = [all.filter(decides), all.filter((one) => !decides(one))]
  return drafted.flatMap((declaration) => wrongIn(declaration) ?? [])

  function wrongIn(declaration: Declaration): Problem | undefined {
    const named = declaration.id
    if (!('steps' in declaration) || !decides(declaration) || others.some((one) => one.id === named)) return { place: 'body', text: messages.ofAnotherBody(named) }
    // Such a decision does what the house does, or is numbered by whichever body opens the case: neither is this body's to give itself.
    if (carryingOut(declaration).length > 0 || isOfManyBodies(declaration)) return { place: 'opens', text: messages.actsOfTheHouse(named) }
    const prefixes = [id, ...own.map(prefixOf)]
    if (!prefixes.includes(prefixOf(declaration))) return { place: 'id', text: messages.prefixOfAnother(named, [...new Set(prefixes)].map((one) => `${one}.`).join(', ')) }
    const decided = (procedure: string): boolean => !others.some((one) => one.id === procedure) && [...own, ...drafted].some((one) => one.id === procedure)
    const about = declaration.about?.procedures.find((one) => !decided(one))
    // An order acts on the entry that the case is about.
    const changed = [...registersChangedBy(declaration), ...(orderingIn(declaration).length > 0 && declaration.subject ? [declaration.subject.register] : [])].find((one) => !keeps(one))
    const beyond = about ?? changed
    if (beyond !== undefined) return { place: beyond === about ? 'about' : placeOfRegister(declaration, beyond), text: messages.reachesBeyond(named, beyond) }
    const claimed = credentialsOf(declaration).find((type) => others.some((one) => credentialsOf(one).includes(type)))
    return claimed === undefined ? undefined
      : { place: `decisions.${Object.entries<DecisionKind>(declaration.decisions).find(([, { credential }]) => credential?.type === claimed)![0]}.credential`, text: messages.credentialOfAnother(named, claimed) }
  }
}

/** Where a declaration changes a register: the outcome that says so, or the entry that its case is about. */
function placeOfRegister(declaration: Procedure, register: string): string {
  const outcome = Object.entries<Step>(declaration.steps).flatMap(([step, { outcomes }]) => Object.entries<Outcome>(outcomes).map(([name, { effect }]) => ({ place: `steps.${step}.outcomes.${name}.effect`, effect })))
    .find(({ effect }) => effect?.register === register)
  return outcome?.place ?? 'subject'
}

/** What stands before the dot of an id: the institution in whose name decisions are kept. */
const prefixOf = ({ id }: Pick<Declaration, 'id'>): string => id.slice(0, id.indexOf('.'))
const credentialsOf = ({ decisions }: Procedure): readonly string[] => Object.values<DecisionKind>(decisions).flatMap(({ credential }) => (credential ? [credential.type] : []))

/** Enters all of them, and then checks what stands: all is sound, or a `Failure` says what is not. */
const enter = (tx: Tx, by: Actor | SystemActor, drafts: readonly Drafted[], act?: EnactingAct): Promise<void> => inLines(drafts, async () => {
  const plans: Plan[] = []
  for (const { plan } of drafts) plans.push(await plan(tx, by, act))
  for (const plan of plans) await plan.enter()
  for (const plan of plans) await plan.check()
})

/** Does something to see whether it can be done, and takes it back. */
async function rehearse(tx: Tx, work: () => Promise<void>): Promise<void> {
  await sql`savepoint rehearsal`.execute(tx)
  try {
    await work()
  } finally {
    await sql`rollback to savepoint rehearsal`.execute(tx)
  }
}

/** Reads the declarations of a text. Throws a `Failure` with every line that is wrong. */
function read(ground: Ground, source: string): readonly Drafted[] {
  const problems: Problem[] = []
  const drafts: Drafted[] = []
  for (const { text, above } of documentsIn(source)) {
    const drafted = readOne(ground, text, above)
    if ('problems' in drafted) problems.push(...drafted.problems)
    else drafts.push(drafted)
  }
  if (problems.length > 0) throw new Failure('invalid', messages.notRead, problems)
  const wrong = new Set(drafts.map(({ declaration: { id } }) => id)).size < drafts.length ? messages.twice
    : drafts.some(({ declaration: { inForce } }) => inForce.from !== drafts[0]!.declaration.inForce.from) ? messages.oneDay : undefined
  if (wrong) throw new Failure('invalid', wrong, [{ field: 'declaration', text: wrong }])
  return drafts
}

const headingOf = (declaration: Declaration): Text => ('title' in declaration ? declaration.title : 'name' in declaration ? declaration.name : same(declaration.id))

/** The documents of a stream of YAML, each with the number of lines above it. */
function documentsIn(source: string): readonly { readonly text: string; readonly above: number }[] {
  const lines = source.split(/\r?\n/)
  const starts = [0, ...lines.flatMap((line, place) => (/^---\s*$/.test(line) ? [place + 1] : []))]
  const all = starts.map((start, place) => ({ text: lines.slice(start, (starts[place + 1] ?? lines.length + 1) - 1).join('\n'), above: start }))
  const said = all.filter(({ text }) => text.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#')))
  return said.length === 0 ? all.slice(0, 1) : said
}

function readOne(ground: Ground, source: string, above: number): Drafted | { readonly problems: readonly Problem[] } {
  const { cases, versions, registerVersions, bodies, calendars } = ground
  switch (declares(source)) {
    case 'register': {
      const draft = drafted(readRegister(source), above, registerVersions, async (standing, declaration) => textDifferences(standing, declaration))
      if ('problems' in draft) return draft
      const { declaration: { id }, lineOf } = draft
      const isView = ground.registers.listed.some((one) => one.id === id) && !ground.registers.declared.some((one) => one.id === id)
      return isView ? { problems: [{ field: 'declaration', text: messages.inLine(lineOf('id'), messages.listedBeside(id)) }] } : draft
    }
    case 'body': return drafted(readBody(source), above, bodies, async (standing, declaration) => textDifferences(standing, declaration))
    case 'calendar': return drafted(readCalendar(source), above, calendars, async (standing, declaration) => textDifferences(standing, declaration))
    case 'procedure':
  }
  return drafted(readDeclaration(source), above, versions, async (standing, declaration, within) => {
    const { cases: tried, otherwise } = await cases.tryOnCases(declaration, within)
    return [
      ...await besideWhatItComesFrom(ground, declaration, standing, within), { does: 'heads', words: tried === 0 ? messages.triedOnNone : messages.tried(tried, otherwise.length) },
      ...otherwise.map(({ number, rule, was, would }): Passage => ({ does: 'adds', words: messages.otherwise(number, rule, messages.verdicts[`${was}`], messages.verdicts[`${would}`]) })),
    ]
  })
}

function drafted<T extends Declaration>(
  yaml: ReadYaml<T>, above: number, store: Declarations<T>, differ: (standing: T | undefined, declaration: T, within: Db) => Promise<readonly Passage[]>,
): Drafted | { readonly problems: readonly Problem[] } {
  if (yaml.problems !== undefined) return { problems: yaml.problems.map(({ line, text }) => ({ field: 'declaration', text: messages.inLine(above + line, text) })) }
  const { value: declaration, lineOf } = yaml
  const standing = async (within: Db): Promise<T | undefined> => (await store.standing(within)).find(({ id }) => id === declaration.id)
  return {
    declaration, standing,
    since: async (within) => (await store.entered(versionOf(declaration), within))?.from,
    lineOf: (place) => above + lineOf(...pathOf(declaration, place)),
    plan: (tx, by, act) => store.plan(tx, [declaration], by, act),
    shows: async (within) => differ(await standing(within), declaration, within),
  }
}

/** Says of each fault in which line of the text it is; of what stands already, by its name and place. */
async function inLines(drafts: readonly Drafted[], enact: () => Promise<void>): Promise<void> {
  try {
    await enact()
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'invalid') throw error
    throw new Failure('invalid', error.text, error.problems.map(({ field = '', text }): Problem => {
      const [, id = '', place = ''] = /^(\S+) (.*)$/.exec(field) ?? []
      const own = drafts.find(({ declaration }) => declaration.id === id)
      const placed = inEveryLanguage((locale) => `${own ? place : field}: ${text[locale]}`)
      return { field: 'declaration', text: own ? messages.inLine(own.lineOf(place), placed) : placed, ...(own && { place }) }
    }))
  }
}
