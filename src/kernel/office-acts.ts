/** Offices as declared procedures fill and end them: what a decision does that appoints somebody, or ends that. */
import { appointing, dismissing } from '../law/core-act.ts'
import { Failure } from '../law/failure.ts'
import type { Facts } from '../law/field.ts'
import { officesOf } from '../law/in-body.ts'
import { inEveryLanguage } from '../law/format.ts'
import { locales, same, spoken, type Text } from '../law/text.ts'
import { endOfDay, parseDay, startOfDay } from '../law/time.ts'
import type { Calendar } from '../law/calendar.ts'
import type { Cases } from './cases/index.ts'
import type { Tx } from './database/index.ts'
import { isId, type LetterKind, type LetterParts, type Parties, type Person } from './parties/index.ts'

interface Ground {
  readonly cases: Pick<Cases, 'keepCoreAct'>
  readonly parties: Pick<Parties, 'bodies' | 'person' | 'personByEmail' | 'appoint' | 'dismiss' | 'checkAppoints' | 'writeLetter'>
  readonly calendar: Pick<Calendar, 'zone'>
}

const wrong = (field: string, text: Text): Failure => new Failure('invalid', text, [{ field, text }])
const ofProgramme = { administrator: spoken({ kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'Administrator of the programme' }) }

/** Makes decisions fill and end offices. */
export function keepOfficeActs({ cases, parties, calendar: { zone } }: Ground): void {
  const said = (told: Facts, name: string): string => String(told[name] ?? '').trim()

  /** The title of an office; undefined where nobody declares it. */
  const titleOf = (role: string): Text | undefined =>
    [ofProgramme, ...parties.bodies.map(officesOf)].map((titles: Readonly<Record<string, Text>>) => (Object.hasOwn(titles, role) ? titles[role] : undefined)).find((title) => title !== undefined)

  async function personIn(tx: Tx, told: Facts): Promise<Person> {
    const asked = said(told, 'person')
    const person = isId(asked) ? await parties.person(asked, tx) : await parties.personByEmail(asked, tx)
    if (person === undefined || person.closedAt !== undefined) throw wrong('person', words.nobody)
    return person
  }

  async function reads(tx: Tx, by: Parameters<Parties['checkAppoints']>[1], told: Facts, body: string | undefined): Promise<Facts> {
    const role = said(told, 'office')
    const title = titleOf(role) ?? same(role)
    const { id, name } = await personIn(tx, told)
    await parties.checkAppoints(tx, by, { person: id, role }, { ...(body !== undefined && { body }) })
    return { person: id, name, title: [...new Set(locales.map((locale) => title[locale]))].join(' / ') }
  }

  cases.keepCoreAct(appointing, {
    async reads(tx, by, told, body) {
      const [from, until] = [said(told, 'from'), said(told, 'until')]
      if (titleOf(said(told, 'office')) === undefined) throw wrong('office', words.noOffice)
      if (until !== '' && from > until) throw wrong('until', words.endsFirst)
      return reads(tx, by, told, body)
    },
    async carryOut(tx, by, { told, decision, body, opener }) {
      const [from, until, role] = [said(told, 'from'), said(told, 'until'), said(told, 'office')]
      const { id: person } = await personIn(tx, told)
      await parties.appoint(tx, by, {
        person, role, ...(from !== '' && { from: startOfDay(parseDay(from), zone) }), ...(until !== '' && { until: endOfDay(parseDay(until), zone) }),
      }, { decision, ...(body !== undefined && { body }), ...(opener !== undefined && { opener }) })
      await parties.writeLetter(tx, person, officeLetters.appointed(titleOf(role)!))
    },
  })

  cases.keepCoreAct(dismissing, {
    reads,
    async carryOut(tx, by, { told, decision, body, opener }) {
      const role = said(told, 'office')
      const { id: person } = await personIn(tx, told)
      await parties.dismiss(tx, by, { person, role }, { decision, ...(body !== undefined && { body }), ...(opener !== undefined && { opener }) })
      await parties.writeLetter(tx, person, officeLetters.dismissed(titleOf(role) ?? same(role)))
    },
  })
}

export const officeLetters = {
  appointed: (title: Text): LetterParts => letter('work/appointed', words.appointed, title),
  dismissed: (title: Text): LetterParts => letter('work/dismissed', words.dismissed, title),
}

const letter = (kind: LetterKind, subject: Text, title: Text): LetterParts => ({
  kind, subject, says: inEveryLanguage((locale) => `${subject[locale]}: ${title[locale]}.`), ground: words.ground, todo: words.todo, path: '/cabinet',
})

const words = {
  nobody: spoken({
    kk: 'Мұндай поштасы бар адам тіркелмеген. Алдымен ол порталда тіркелуі керек.', ru: 'Человек с такой почтой не зарегистрирован. Сначала он должен зарегистрироваться на портале.',
    en: 'Nobody has this address. They register on the portal first.',
  }),
  noOffice: spoken({
    kk: 'Мұндай лауазым жоқ. Оның белгісі органның лауазымдар бетінде көрсетілген.', ru: 'Такой должности нет. Её обозначение указано на странице должностей органа.',
    en: 'There is no such office. The page of the offices of a body says how each is named.',
  }),
  endsFirst: spoken({
    kk: 'Тағайындау басталмай тұрып аяқталып қалады. Аяқталу күнін кейінірек қойыңыз.', ru: 'Назначение закончилось бы раньше, чем началось. Укажите более поздний день окончания.',
    en: 'The appointment would end before it begins. Give a later last day.',
  }),
  ground: spoken({ kk: 'лауазымдар туралы рәсім бойынша қабылданған шешім.', ru: 'решение, принятое по процедуре о должностях.', en: 'a decision taken by the procedure on offices.' }),
  todo: spoken({
    kk: 'порталға кіріп, мәзірден лауазымды таңдаңыз да, сізден не күтілетінін қараңыз; лауазымнан босатылсаңыз, ештеңе істеудің қажеті жоқ.', ru: 'войдите на портал, выберите в меню должность и посмотрите, что от вас ожидается; если вас освободили от должности, ничего делать не нужно.',
    en: 'sign in, choose the office in the menu and see what awaits you; if your appointment has ended, nothing.',
  }),
  appointed: spoken({ kk: 'Сіз лауазымға тағайындалдыңыз', ru: 'Вы назначены на должность', en: 'You are appointed to an office' }),
  dismissed: spoken({ kk: 'Сіз лауазымнан босатылдыңыз', ru: 'Вы освобождены от должности', en: 'Your appointment to an office is ended' }),
}
