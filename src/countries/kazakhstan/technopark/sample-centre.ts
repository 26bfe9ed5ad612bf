/** Made-up rooms on the eight floors, and a made-up forum that is still to come: entered at once, under one signature of the head. What the floors are really used for is not known. */
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Owner } from '../../../kernel/registers/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { canonical, type Json } from '../../../law/canonical.ts'
import type { Facts } from '../../../law/field.ts'
import { addDays, type Day, dayOf, weekdayOf } from '../../../law/time.ts'
import { events, placeResource, registration, sessions } from './events/index.ts'
import { premises, rooms } from './space/index.ts'

export type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

/** Who lets guests in at the doors, and sees nobody by name. */
export const doorkeepers = [{ email: 'esik@ulgi.example', name: 'Үлгі Кіреберіс Көмекшісі', roles: ['technopark.entrance'] }] as const

const names = ['Ұлытау', 'Баянауыл', 'Бурабай', 'Алтай', 'Шарын', 'Көлсай', 'Бектауата', 'Маңғыстау'] as const

/** The rooms of a floor: the upper ones have more meeting rooms, the lower ones a larger hall. */
function floorOf(number: number): readonly Facts[] {
  const room = (name: string, kind: string, people: number, atOnce: number, [x, y, width, depth]: readonly [number, number, number, number]): Facts =>
    ({ name: `Үлгі: ${name}`, floor: number, kind, people, atOnce, x, y, width, depth })
  const low = number <= 3
  return [
    room(`«${names[number - 1]}» залы`, 'hall', low ? 240 - number * 30 : 60, 1, [0, 0, low ? 260 : 180, 150]),
    room(`${number}-қабаттың ортақ жұмыс орындары`, 'desks', 12, 12, [low ? 280 : 200, 0, low ? 220 : 300, 150]),
    room(`${number}01 келіссөз бөлмесі`, 'meeting', 6, 1, [0, 190, 110, 90]), room(`${number}02 келіссөз бөлмесі`, 'meeting', 10, 1, [130, 190, 150, 90]),
    ...low ? [room(`${number}03 студия`, 'studio', 4, 1, [300, 190, 200, 90])] : [room(`${number}03 келіссөз бөлмесі`, 'meeting', 8, 1, [300, 190, 90, 90]), room(`${number}04 келіссөз бөлмесі`, 'meeting', 4, 1, [410, 190, 90, 90])],
  ]
}

export const sampleRooms: readonly Facts[] = Array.from({ length: 8 }, (_, at) => floorOf(at + 1)).flat()

/** A forum like Digital Bridge, on the Thursday and Friday some six weeks from a day. */
function sampleForum(today: Day, places: number, nth = 1): Facts {
  const begins = addDays(today, 42 - ((weekdayOf(addDays(today, 42)) + 3) % 7))
  return {
    name: `Үлгі көпір форумы ${nth}`, about: 'Үлгі іс-шара: Орталық Азияның компаниялары, зерттеушілері мен мемлекеттік органдары жасанды интеллект туралы кездеседі.', begins, ends: addDays(begins, 1), venue: 'Үлгі: Алем орталығы, 1–3-қабаттар', places,
  }
}

const talks = [
  ['Қазақ тіліндегі модельді қалай бағалаймыз', 'models'], ['Мемлекеттік қызметтегі көмекші: алғашқы жыл', 'state'], ['Шағын бизнеске арналған болжам', 'business'], ['Дағдылар мен бейдждер', 'people'],
  ['Деректерді ашпай оқыту', 'models'], ['Тәуекелді сыныптау тәжірибесі', 'state'], ['Экспортқа шыққан алғашқы өнім', 'business'], ['Ауыл мектебіндегі бағдарламалау', 'people'],
] as const

/** The programme of a forum: two halls, four talks in each, on its first day. The halls are rooms of the register by their numbers; in words where none are given. */
export const sampleProgramme = (event: string, begins: Day, rooms?: readonly string[]): readonly Facts[] => talks.map(([title, track], at) => ({
  event, title: `Үлгі: ${title}`, abstract: 'Үлгі баяндама.', speaker: `Үлгі Баяндамашы ${at + 1}`, track, ...rooms ? { room: rooms[at % 2]! } : { hall: `Үлгі: «${names[at % 2]}» залы` }, day: begins, from: `${String(10 + Math.floor(at / 2)).padStart(2, '0')}:00`, until: `${String(10 + Math.floor(at / 2)).padStart(2, '0')}:45`,
}))

/** What is held today and tomorrow: a talk each hour from morning to night, so that the screen of a hall always has one, in two halls by turns. */
const hours = Array.from({ length: 15 }, (_, at) => String(8 + at).padStart(2, '0'))

const openDays = (today: Day): Facts => ({
  name: 'Үлгі ашық есік күндері', about: 'Үлгі іс-шара: бүгін және ертең өтеді. Залдағы экран мен кіреберістегі тіркеуді осы іс-шарадан көруге болады.', begins: today, ends: addDays(today, 1), venue: 'Үлгі: Алем орталығы, 4–5-қабаттар', places: 60, tables: 4,
})

const openTalks = (event: string, today: Day, halls: readonly string[]): readonly Facts[] => [today, addDays(today, 1)].flatMap((day) => hours.map((hour, at) => {
  const [title, track] = talks[at % talks.length]!
  return { event, title: `Үлгі: ${title}`, abstract: 'Үлгі баяндама.', speaker: `Үлгі Баяндамашы ${(at % talks.length) + 1}`, track, room: halls[at % halls.length]!, day, from: `${hour}:00`, until: `${hour}:50` }
}))

/** Enters things under one signature: of the body's own, signed by its head, unless another owner is named who signs. Answers their numbers. */
export async function enterOwn({ db, signatures, registers }: Kernel, head: Actor, sign: Signing, register: string, all: readonly Facts[], owner: Owner = { kind: 'body' }): Promise<readonly string[]> {
  const document = new TextEncoder().encode(canonical({ register, enters: all as unknown as Json }))
  const { provider, cms } = await sign(head, document)
  const verified = await signatures.verify(provider, cms, document)
  return transact(db, async (tx) => registers.enterAll(tx, head, { register, owner, all, act: { signature: await signatures.record(tx, verified, cms, document) } }))
}

/** Premises that are let for months: two on each floor. */
const samplePremises: readonly Facts[] = Array.from({ length: 8 }, (_, at) => [1, 2].map((nth) => ({ name: `Үлгі: ${at + 1}-қабат, ${nth}-үй-жай`, floor: at + 1, area: 20 + nth * 15 + at * 5 }))).flat()

/** Enters the rooms, unless some stand already. */
export async function enterRooms(kernel: Kernel, head: Actor, sign: Signing): Promise<void> {
  if ((await kernel.registers.standing(rooms.id)).length === 0) await enterOwn(kernel, head, sign, rooms.id, sampleRooms)
  if ((await kernel.registers.standing(premises.id)).length === 0) await enterOwn(kernel, head, sign, premises.id, samplePremises)
}

/** Enters the rooms, one forum and its programme, each once: what a start that broke off had not entered comes with the next. */
export async function enterSampleCentre(kernel: Kernel, head: Actor, sign: Signing): Promise<void> {
  const { registers, now, country } = kernel
  await enterRooms(kernel, head, sign)
  const announced = async () => (await registers.standing(events.id)).find(({ values }) => String(values['name']).startsWith('Үлгі көпір форумы'))
  if (await announced() === undefined) await enterOwn(kernel, head, sign, events.id, [sampleForum(dayOf(now(), country.calendar.zone), 400)])
  const forum = await announced()
  if (forum === undefined || (await registers.standing(sessions.id)).some(({ values }) => values['event'] === forum.number)) return
  const halls = (await registers.standing(rooms.id)).filter(({ values }) => values['kind'] === 'hall').map(({ number }) => number).toSorted()
  await enterOwn(kernel, head, sign, sessions.id, sampleProgramme(forum.number, forum.values['begins'] as Day, halls))
}

/** Enters what is held today, once, and registers its guests, of whom the first few have come: the others stand at the door. */
export async function enterSampleToday(kernel: Kernel, head: Actor, sign: Signing, { officer, guests }: { readonly officer: Actor; readonly guests: readonly Actor[] }): Promise<void> {
  const { allocations, cases, registers, now, country } = kernel
  const today = dayOf(now(), country.calendar.zone)
  const all = openDays(today)
  if ((await registers.standing(events.id)).some(({ values }) => values['name'] === all['name'])) return
  const halls = (await registers.standing(rooms.id)).filter(({ values }) => values['kind'] === 'hall' && Number(values['floor']) >= 4).map(({ number }) => number).toSorted().slice(0, 2)
  const [event] = await enterOwn(kernel, head, sign, events.id, [all])
  await enterOwn(kernel, head, sign, sessions.id, openTalks(event!, today, halls))
  for (const guest of guests) {
    const draft = await cases.begin(guest, { procedure: registration.id })
    for (const page of (await cases.draft(guest, draft)).pages) await cases.savePage(guest, draft, page, { event: event!, guest: 'visitor' })
    await cases.file(guest, { draft })
  }
  const { rows } = await allocations.day(officer, placeResource.id, today, { entry: `${placeResource.id}:${event!}` })
  for (const { id } of rows.filter(({ state }) => state === 'firm').slice(0, Math.floor(guests.length / 3))) await allocations.checkIn(officer, id)
}
