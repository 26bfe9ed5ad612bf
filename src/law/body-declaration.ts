/** The schemas of declared bodies and calendars: what is enacted, imported or sent is read by them, and editors complete by them. */
import { z } from 'zod'
import type { DeclaredBody } from './body.ts'
import { type DeclaredCalendar, workingDays } from './calendar.ts'
import { citation, day, listOf, role, text } from './declaration.ts'
import { textsAreKept } from './kept-text.ts'

const inForce = z.strictObject({ from: day, until: day.exactOptional() }).readonly()
  .refine(({ from, until }) => until === undefined || from < until, { path: ['until'], message: 'ends before it begins' })

const identifier = z.strictObject({ scheme: z.string().min(1), value: z.string().regex(/^[0-9A-Z]{1,40}$/) }).readonly()

/** An account at which a body is paid, as plain data. */
const account = z.strictObject({
  incomes: listOf(z.string().min(1)).meta({ description: 'what is paid there: codes of accounts of income, each at one account only' }),
  name: z.string().min(1).meta({ description: 'whom the bank pays, as it knows them' }),
  identifier, iban: z.string().regex(/^[0-9A-Z]{1,34}$/),
  bank: z.string().min(1).exactOptional(), bic: z.string().regex(/^[0-9A-Z]{8}([0-9A-Z]{3})?$/).exactOptional(),
  kbe: z.string().min(1).exactOptional(), knp: z.string().min(1).exactOptional(),
}).readonly()

/** A declared body as plain data. What the schema does not know is refused, so that a misspelt name is not a silent omission. */
export const bodySchema: z.ZodType<DeclaredBody> = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/).meta({ description: 'small letters, digits and hyphens; never changed: it stands in all that the body seals' }),
  name: text,
  identifiers: listOf(identifier),
  address: text.exactOptional(), site: z.url().exactOptional(), phone: z.string().regex(/^\+[0-9 ()-]{5,30}$/).exactOptional(), email: z.email().exactOptional(),
  roles: z.record(role, text).readonly(),
  leadership: listOf(role).exactOptional().meta({ description: 'offices of the body whose holders are named to everybody, the highest first' }),
  counter: z.strictObject({
    offices: listOf(role).meta({ description: 'offices of the body whose holders fill in applications in the name of people who are there' }),
    receivesFor: z.union([z.literal('every body'), listOf(z.string().min(1))]).exactOptional().meta({ description: 'ids of other bodies whose services the counter receives' }),
    appointments: z.string().min(1).exactOptional().meta({ description: 'the resource whose hours people book at this counter: whoever comes, with a booking or without, is called from one queue, open in these hours' }),
    calledWithin: z.strictObject({ minutes: z.int().min(1).max(480), basis: citation }).readonly().exactOptional().meta({ description: 'within how many minutes whoever waits is called, where that is promised' }),
    matters: z.strictObject({ most: z.int().min(2).max(20), basis: citation }).readonly().exactOptional().meta({ description: 'how many matters may be brought under one number of the queue' }),
    basis: citation,
  }).readonly().exactOptional(),
  registers: listOf(z.string().regex(/^[A-Z]{2,6}$/)),
  accounts: listOf(account).exactOptional().meta({ description: 'where the body is paid; invoices for what no account names say that it is not set' }),
  inForce,
}).check(textsAreKept).readonly().meta({ id: 'Body' })

const special = { name: text, basis: citation }
const year = z.int().min(1).max(9999)
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]).meta({ description: 'Monday is 1, Sunday is 7 (ISO 8601)' })

/** The declared calendar of working days as plain data. */
export const calendarSchema: z.ZodType<DeclaredCalendar> = z.strictObject({
  id: z.literal(workingDays),
  zone: z.string().min(1),
  workweek: z.array(weekday).min(1).readonly(),
  days: listOf(z.strictObject({ day, kind: z.enum(['holiday', 'moved rest', 'moved work']), ...special }).readonly()),
  yearly: listOf(z.strictObject({
    on: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/), ...special, firstYear: year.exactOptional(), lastYear: year.exactOptional(), moves: citation.exactOptional(),
  }).readonly()),
  set: listOf(year),
  inForce,
}).check(textsAreKept).readonly().meta({ id: 'Calendar' })
