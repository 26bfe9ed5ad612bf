/** What the declarations say of a body: what it decides, reviews, advises on and reports, and which registers and figures are its own. Pure. */
import { type Body, bodyOfRole, keeperOf } from '../../law/body.ts'
import { type Obligation, type Procedure, referralsIn, type Step } from '../../law/procedure.ts'
import type { Listing } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'

/** What a body answers for, by the procedures that are in force. */
export interface Answers {
  /** What it decides on. */
  readonly decides: readonly Procedure[]
  /** Procedures about decisions that were taken earlier: appeals, withdrawals. */
  readonly reviews: readonly Procedure[]
  /** Procedures of other bodies in which it is asked. */
  readonly advises: readonly Procedure[]
  /** What it reports by the calendar, each with the procedure that says so. */
  readonly reports: readonly { readonly title: Text; readonly procedure: string }[]
}

/** A procedure numbers its decisions in a register of the body that decides. */
const decidedBy = ({ registers }: Pick<Body, 'registers'>, procedures: readonly Procedure[]): readonly Procedure[] => procedures.filter(({ body }) => registers.includes(body.register))

export function answersOf(body: Body, procedures: readonly Procedure[]): Answers {
  const own = decidedBy(body, procedures)
  const asked = ({ steps }: Procedure): boolean => Object.values<Step>(steps).some(({ by }) => referralsIn(by).some((referral) => referral.body === body.id))
  return {
    decides: own.filter(({ about }) => about === undefined), reviews: own.filter(({ about }) => about !== undefined),
    advises: procedures.filter((procedure) => !own.includes(procedure) && asked(procedure)),
    reports: procedures.flatMap(({ id, obligations }) => Object.values<Obligation>(obligations)
      .filter(({ owedBy }) => owedBy !== undefined && 'role' in owedBy && bodyOfRole([body], owedBy.role) !== undefined).map(({ title }) => ({ title, procedure: id }))),
  }
}

/** The body to which a name `space.name` belongs: the one of this id, else the one that decides what else is named so. */
function bodyOfName(bodies: readonly Body[], procedures: readonly Procedure[], name: string): Body | undefined {
  const space = name.split('.')[0]!
  return bodies.find(({ id }) => id === space)
    ?? bodies.find((body) => decidedBy(body, procedures).some(({ id, about }) => about === undefined && id.startsWith(`${space}.`)))
}

/** The body that keeps a register, by its declaration, else that to which its name belongs. */
export const bodyOfRegister = (bodies: readonly Body[], procedures: readonly Procedure[], register: Pick<Listing, 'id' | 'office' | 'body'>): Body | undefined =>
  keeperOf(bodies, register) ?? bodyOfName(bodies, procedures, register.id)

/** The body of which an indicator tells: of the size of a register the one that keeps it, else that to which its name belongs. */
export function bodyOfFigure(bodies: readonly Body[], procedures: readonly Procedure[], registers: readonly Pick<Listing, 'id' | 'office' | 'body'>[], indicator: string): Body | undefined {
  const register = registers.find(({ id }) => indicator === `${id}.in-force`)
  return register ? bodyOfRegister(bodies, procedures, register) : bodyOfName(bodies, procedures, indicator)
}
