/** A draft in words beside what it comes from, as the house knows that: the same for its author and for whoever checks and signs it. */
import type { Passage } from '../../law/differences.ts'
import type { Procedure } from '../../law/procedure.ts'
import { titlesOf } from '../../law/register.ts'
import { draftBeside } from '../../law/studio/index.ts'
import { dayOf } from '../../law/time.ts'
import { type ActLinks, deadLinks, deadLinkText } from '../act-links/index.ts'
import type { Versions } from '../cases/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Bodies } from '../declarations/index.ts'
import type { RegisterVersions } from '../registers/index.ts'

export interface BesideGround {
  readonly zone: string
  readonly versions: Pick<Versions, 'withHashes'>
  readonly registerVersions: Pick<RegisterVersions, 'standing' | 'today'>
  readonly bodies: Pick<Bodies, 'standing'>
  readonly actLinks: Pick<ActLinks, 'deadIn'>
}

/** The version of which a declaration began as a copy; undefined where it is none, or the house knows no such version. */
export const sourceOf = (versions: Pick<Versions, 'withHashes'>, { basedOn }: Pick<Procedure, 'basedOn'>): Procedure | undefined =>
  (basedOn === undefined ? undefined : versions.withHashes().find(({ hash }) => hash === basedOn.version)?.declaration)

/** What it says otherwise, and before that what is to be looked at first: links to acts that lead nowhere, and what a copy still says of its source. */
export async function besideWhatItComesFrom({ zone, versions, registerVersions, bodies, actLinks }: BesideGround, draft: Procedure, standing: Procedure | undefined, within: Db | Tx): Promise<readonly Passage[]> {
  const [registers, all, dead] = [await registerVersions.standing(within), await bodies.standing(within), await actLinks.deadIn(draft, within)]
  const own = all.find((one) => one.registers.includes(draft.body.register))
  const keeps = (register: string): boolean => own !== undefined && registers.some(({ id, office }) => id === register && office.role in own.roles)
  return [
    ...(dead.length === 0 ? [] : [{ does: 'warns', words: deadLinks(dead.length) } as const, ...dead.map(({ act, url, at, status }): Passage => ({ does: 'reaches', words: deadLinkText(act.title, url, dayOf(at, zone), status) }))]),
    ...draftBeside(draft, { standing, source: sourceOf(versions, draft), keeps, titles: titlesOf(registerVersions.today()) }),
  ]
}
