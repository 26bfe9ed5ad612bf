/** What whoever is heard before a decision reads of it: what is proposed, why and until when, and what they give up where they waive that time. */
import type { CaseView } from '../../kernel/cases/index.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { notice } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { paragraphs } from './answer-list.ts'
import { caseWords } from './case-messages.ts'

/** The label of an outcome, with the time that is given up by it. */
export function outcomeLabel({ announced }: Pick<CaseView, 'announced'>, name: string, label: Text): Text {
  if (announced === undefined || announced.waives !== name) return label
  const day = inEveryLanguage((locale) => formatDay(announced.last, locale))
  return spoken({ kk: `${label.kk}, хабарлама мерзімінен бас тартамын (соңғы күні: ${day.kk})`, ru: `${label.ru}, от срока уведомления по ${day.ru} отказываюсь`, en: `${label.en}, and I waive the notice that runs until ${day.en}` })
}

/** What is announced, or else the reasons of whoever sent the case here: an office that returned it, or somebody else who was asked. */
export function whyHere(locale: Locale, { announced, procedure, state: { passages } }: Pick<CaseView, 'announced' | 'procedure' | 'state'>): Html | undefined {
  const { step, reasons } = passages.at(-2) ?? {}
  const by = step === undefined ? undefined : procedure.steps[step]?.by
  if (announced === undefined) return reasons ? notice(locale, { kind: 'warning', title: by !== undefined && isOutsider(by) ? caseWords.askedReasons : caseWords.officeReasons, body: html`<p class="prose">${paragraphs(reasons)}</p>` }) : undefined
  return notice(locale, { kind: 'warning', title: announced.called, body: html`<p>${announced.decisions.map((one) => one[locale]).join(', ')}. ${notBefore(formatDay(announced.last, locale))[locale]}</p>${announced.why.map((one) => html`<p class="prose">${paragraphs(one[locale])}</p>`)}` })
}

const notBefore = (day: string): Text => spoken({ kk: `${day} өтпейінше қабылданбайды.`, ru: `Не будет принято, пока не пройдёт ${day}.`, en: `It is not issued before ${day} is over.` })

/** That by this outcome the decision need not wait any more; undefined for any other. */
export const waiverWords = ({ announced }: Pick<CaseView, 'announced'>, name: string): Text | undefined => (announced === undefined || announced.waives !== name ? undefined : inEveryLanguage((locale) => gives(formatDay(announced.last, locale))[locale]))

const gives = (day: string): Text => spoken({
  kk: `Бұл әрекетпен хабарлама мерзімінің қалғанынан бас тартасыз: шешім ${day} өткенін күтпей, бүгін-ақ қабылдануы мүмкін, ал қарсылық білдіре алмайсыз.`,
  ru: `Этим вы отказываетесь от оставшегося срока уведомления: решение могут принять уже сегодня, не дожидаясь, пока пройдёт ${day}, и представить возражения вы не сможете.`,
  en: `By this you waive the rest of the notice: the decision can be made today already, without waiting until ${day} is over, and you cannot object any more.`,
})
