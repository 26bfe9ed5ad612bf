/** Tells owners and third persons that something is asked of them: by inbox those who are known, a mailbox that somebody typed with no word about the case. */
import { representativeOf } from '../../law/body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { deadlineLine } from '../../law/deadline.ts'
import { partsOf } from '../../law/procedure.ts'
import { locales, spoken, type Text } from '../../law/text.ts'
import { partNamed } from '../../law/together.ts'
import type { Tx } from '../database/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import type { LoadedCase } from './log.ts'
import { namedIn, outsidersAsked } from './outsiders.ts'

interface Letter { readonly subject: Text; readonly body: Text }

/** Writes the letters of an act that asks somebody, unless the step is over by now or another is asked. */
export async function tellAsked(ground: Ground, tx: Tx, loaded: LoadedCase, act: Extract<Act, { readonly type: 'asked' }>): Promise<void> {
  const { parties } = ground
  const { declaration, state } = loaded
  const part = act.part ?? ''
  const asked = state.step === act.step ? outsidersAsked(loaded).find((one) => one.part === part) : undefined
  if (asked === undefined) return
  const step = declaration.steps[act.step]!
  const letter = letterOf(loaded, partNamed(partsOf(step.by), part)?.title ?? step.title, ground.calendar.zone)
  // A case of somebody else's: whoever only says that they head the company hears nothing of it.
  const tellCompany = (id: string): Promise<void> => parties.writeLetterToOrganisation(tx, id, letter, { mailed: 'proved heads' })
  if ('owner' in asked.by) {
    const now = state.asked.findLast((one) => one.part === part)?.whom
    const [kind, id] = act.whom?.split(':') ?? []
    if (id === undefined || now !== act.whom) return
    if (kind === 'organisation') return tellCompany(id)
    const people = kind === 'person' ? [{ id }] : await parties.holdersOf([representativeOf({ id })], tx)
    for (const person of people) await parties.writeLetter(tx, person.id, letter)
    return
  }
  const { identifier, email } = namedIn(asked.by, part, state.facts)
  const [person, organisation] = [await parties.personWithNumber(identifier, tx), await parties.organisation({ number: identifier }, tx)]
  if (person) await parties.writeLetter(tx, person, letter)
  if (organisation) await tellCompany(organisation.id)
  const known = person && (await parties.person(person, tx))?.email
  if (email !== '' && email !== known) await parties.writeLetterToMailbox(tx, { recipient: email, locale: locales[0] }, invitation())
}

const letterOf = ({ declaration, row }: LoadedCase, title: Text, zone: string): Letter => ({
  subject: inEveryLanguage((locale) => `${words.asked[locale]}: ${title[locale]}`),
  body: inEveryLanguage((locale) => [
    `${declaration.title[locale]}, № ${row.number}`, title[locale],
    ...(row.step_due_day === null ? [] : [deadlineLine('answer', row.step_due_day, { at: row.step_due_at, zone })[locale]]), words.open[locale],
  ].join('\n\n')),
})

const words = {
  invited: spoken({
    kk: 'Порталдағы бір өтініште осы мекенжай келісімі қажет адамның мекенжайы ретінде көрсетілген. Порталға кіріп, нөміріңіздің өзіңіздікі екенін растаңыз да, «Менен не сұралады» бетін ашыңыз. Хат сізге қатысты болмаса, ештеңе істемеңіз.',
    ru: 'В одном из заявлений на портале этот адрес указан как адрес человека, чьё согласие нужно. Войдите на портал, подтвердите свой номер и откройте страницу «О чём меня спрашивают». Если письмо не для вас, ничего не делайте.',
    en: 'An application on the portal gives this address for somebody whose consent is needed. Sign in to the portal, prove your number and open the page “What I am asked”. If this letter is not for you, do nothing.',
  }),
  asked: spoken({ kk: 'Сізден жауап күтіледі', ru: 'Ожидается ваш ответ', en: 'Your answer is asked for' }),
  open: spoken({
    kk: 'Сұрауды порталдағы «Менен не сұралады» бетінен ашыңыз.', ru: 'Откройте запрос на портале на странице «О чём меня спрашивают».', en: 'Open it on the portal, on the page “What I am asked”.',
  }),
} as const satisfies Record<string, Text>

const every = (texts: Text, between: string): Text => inEveryLanguage(() => locales.map((locale) => texts[locale]).join(between))

/** In all languages, for nobody knows which the reader has; and without a word about the case, for nobody knows whose mailbox it is. */
const invitation = (): Letter => ({
  subject: every(words.asked, ' / '),
  body: every(words.invited, '\n\n'),
})
