/** Bodies and the calendar as declarations of the house: in all their versions, linted beside what rests on them. */
import { type Body, bodyOfRole, type DeclaredBody } from '../../law/body.ts'
import { bodySchema, calendarSchema } from '../../law/body-declaration.ts'
import { type DeclaredCalendar, workingDays } from '../../law/calendar.ts'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import { awaitedOffice, lintBodyDeclarations } from '../../law/lint-bodies.ts'
import { lintCalendar } from '../../law/lint-calendar.ts'
import type { Finding } from '../../law/lint.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Declarations, type DeclarationsGround, openDeclarations } from './store.ts'
import { messages } from './messages.ts'

export type Bodies = Declarations<DeclaredBody>
export type Calendars = Declarations<DeclaredCalendar>

/** An office for which open cases wait: how many, and one of them. */
export interface AwaitedOffice {
  readonly role: string
  readonly cases: number
  readonly number: string
  readonly procedure: string
  readonly step: string
}

interface BesideBodies {
  readonly schemes: readonly IdentifierScheme[]
  /** What is wrong with the procedures that are in force or come when these are the bodies. */
  proceduresWith(bodies: readonly Body[], within: Db): Promise<readonly Finding[]>
  /** The offices that open cases need until they are closed. */
  awaited(within: Tx): Promise<readonly AwaitedOffice[]>
}

/** Opens the bodies. A version may be enacted when no procedure and no open case misses an office or a seal by it. */
export async function openBodies(ground: DeclarationsGround, { schemes, proceduresWith, awaited }: BesideBodies): Promise<Bodies> {
  const bodies: Bodies = await openDeclarations(ground, {
    name: 'body', table: 'body_declaration', schema: bodySchema, unknown: messages.noBody,
    async lint(world, within) {
      const lasting = world.filter(({ inForce }) => inForce.until === undefined)
      const missed = (await awaited(within)).filter(({ role }) => bodyOfRole(lasting, role) === undefined)
      return [
        ...lintBodyDeclarations(world, schemes), ...await proceduresWith(world, within),
        // What no body ever had ends with none.
        ...missed.flatMap((office) => {
          const last = bodies.everything().findLast((body) => bodyOfRole([body], office.role) !== undefined)
          return last === undefined ? [] : [awaitedOffice(last.id, office.role, office)]
        }),
      ]
    },
  })
  return bodies
}

/** Opens the calendar. The zone of the ground is that in which the house reckons its days, once and for all. */
export async function openCalendars(ground: DeclarationsGround): Promise<Calendars> {
  const calendars: Calendars = await openDeclarations(ground, {
    name: 'calendar', table: 'calendar_declaration', schema: calendarSchema, unknown: messages.noCalendar,
    lint: async (world) => world.flatMap((calendar) => lintCalendar(calendar, ground.zone, calendars.latest(workingDays))),
  })
  return calendars
}
