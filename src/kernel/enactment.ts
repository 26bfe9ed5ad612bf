/** To enact is itself a procedure: what a decision does that brings a declaration into force, and what is seen of it before. */
import { enactment } from '../law/core-act.ts'
import { declares, readDeclaration, readRegister } from '../law/declaration-yaml.ts'
import { type Passage, procedureDifferences, registerDifferences } from '../law/differences.ts'
import { Failure, type Problem } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import { pathOf } from '../law/place.ts'
import type { Procedure } from '../law/procedure.ts'
import type { Register } from '../law/register.ts'
import type { LineOf, ReadYaml } from '../law/yaml.ts'
import type { Cases, Versions } from './cases/index.ts'
import type { Db, Tx } from './database/index.ts'
import { type Declarations, type EnactingAct, oneAtATime, type Plan, versionOf } from './declarations/index.ts'
import { enactmentMessages as messages } from './enactment.messages.ts'
import type { Actor, SystemActor } from './parties/index.ts'
import type { RegisterVersions } from './registers/index.ts'

interface Ground { readonly cases: Cases; readonly versions: Versions; readonly registerVersions: RegisterVersions }

/** A declaration that was read, with the store of its kind. */
interface Drafted {
  readonly declaration: Procedure | Register
  readonly lineOf: LineOf
  /** The version that it would follow: in force, or to come. */
  standing(within: Db): Promise<Procedure | Register | undefined>
  plan(tx: Tx, by: Actor | SystemActor, act?: EnactingAct): Promise<Plan>
  shows(within: Db): Promise<readonly Passage[]>
}

/** Makes the decision of a declared procedure bring a declaration into force, once it is of its form, lints beside all that stands, and begins in time. */
export function keepEnactment(ground: Ground): void {
  ground.cases.keepCoreAct(enactment, {
    async reads(tx, by, { declaration: source }) {
      const drafted = read(ground, String(source))
      await oneAtATime(tx)
      const standing = await drafted.standing(tx)
      const version = versionOf(drafted.declaration)
      if (standing !== undefined && versionOf(standing) === version) throw new Failure('conflict', messages.unchanged)
      await inLines(drafted, async () => (await drafted.plan(tx, by)).check())
      const { id, inForce: { from } } = drafted.declaration
      return { id, version, from, replaces: standing === undefined ? '' : versionOf(standing) }
    },
    shows: (within, { declaration: source }) => read(ground, String(source)).shows(within),
    async carryOut(tx, by, { told: { declaration: source }, decision }) {
      const drafted = read(ground, String(source))
      await inLines(drafted, async () => {
        const plan = await drafted.plan(tx, by, { decision })
        await plan.enter()
        await plan.check()
      })
    },
  })
}

function read(ground: Ground, source: string): Drafted {
  const { cases, versions, registerVersions } = ground
  if (declares(source) === 'register') {
    return drafted(readRegister(source), registerVersions, async (standing, declaration) => registerDifferences(standing, declaration))
  }
  return drafted(readDeclaration(source), versions, async (standing, declaration, within) => {
    const { cases: tried, otherwise } = await cases.tryOnCases(declaration, within)
    return [
      ...procedureDifferences(standing, declaration), { does: 'heads', words: tried === 0 ? messages.triedOnNone : messages.tried(tried, otherwise.length) },
      ...otherwise.map(({ number, rule, was, would }): Passage => ({ does: 'adds', words: messages.otherwise(number, rule, messages.verdicts[`${was}`], messages.verdicts[`${would}`]) })),
    ]
  })
}

function drafted<T extends Procedure | Register>(
  yaml: ReadYaml<T>, store: Declarations<T>, differ: (standing: T | undefined, declaration: T, within: Db) => Promise<readonly Passage[]>,
): Drafted {
  if (yaml.problems !== undefined) throw new Failure('invalid', messages.notRead, yaml.problems.map(({ line, text }) => ({ field: 'declaration', text: messages.inLine(line, text) })))
  const { value: declaration, lineOf } = yaml
  const standing = async (within: Db): Promise<T | undefined> => (await store.standing(within)).find(({ id }) => id === declaration.id)
  return {
    declaration, lineOf, standing,
    plan: (tx, by, act) => store.plan(tx, [declaration], by, act),
    shows: async (within) => differ(await standing(within), declaration, within),
  }
}

/** Says of each fault in which line of the text it is; of what stands already, by its name and place. */
async function inLines({ declaration, lineOf }: Drafted, enact: () => Promise<void>): Promise<void> {
  try {
    await enact()
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'invalid') throw error
    throw new Failure('invalid', error.text, error.problems.map(({ field = '', text }): Problem => {
      const [, id = '', place = ''] = /^(\S+) (.*)$/.exec(field) ?? []
      const placed = inEveryLanguage((locale) => `${id === declaration.id ? place : field}: ${text[locale]}`)
      return { field: 'declaration', text: id === declaration.id ? messages.inLine(lineOf(...pathOf(declaration, place)), placed) : placed }
    }))
  }
}
