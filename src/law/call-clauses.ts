/** A call as clauses of law. */
import { formatSlot } from './allocation.ts'
import type { Call } from './call.ts'
import type { Citation } from './citation.ts'
import { formatNumber, inEveryLanguage } from './format.ts'
import type { Quotas } from './quotas.ts'
import type { RuleData } from './rule-data.ts'
import { spoken, type Text } from './text.ts'

interface Said { readonly words: Text; readonly basis?: Citation }

/** What the clauses of a call need in words: points, the labels of facts, the rules of quotas, the step that signs, and the facts that are published, some only of whoever has a place through a quota. */
interface InWords { readonly score: Text; readonly label: (fact: string) => Text; readonly rule: (rule: RuleData) => Text; readonly step: Text; readonly published: readonly string[]; readonly ofQuotas: readonly string[] }

/** The window, the places, the quotas, the points, the ties, who signs and what is published. */
export function callClauses({ window, ofEach, capacity, quotas, ties, basis }: Call, { score, label, rule, step, published, ofQuotas }: InWords): readonly Said[] {
  return [
    ...(window ? [{ words: windowWords(window), basis }] : []), ...(ofEach ? [{ words: eachWords(label(ofEach.entry)), basis }] : []),
    { words: inEveryLanguage((locale) => spoken({ kk: `Орын саны: ${formatNumber(capacity, 'kk')}.`, ru: `Число мест: ${formatNumber(capacity, 'ru')}.`, en: `Places: ${formatNumber(capacity, 'en')}.` })[locale]) },
    ...(quotas === undefined ? [] : quotaClauses(quotas, rule)),
    { words: inEveryLanguage((locale) => `${spoken({ kk: 'Балл', ru: 'Баллы', en: 'Points' })[locale]}: ${score[locale]}.`) },
    ...ties.map(({ fact, prefer }, place) => ({ words: inEveryLanguage((locale) => `${spoken({
      kk: `Балл тең болса (${place + 1})`, ru: `При равных баллах (${place + 1})`, en: `With equal points (${place + 1})` })[locale]}: ${label(fact)[locale]}, ${
      { higher: spoken({ kk: 'үлкені немесе кейінгісі бірінші', ru: 'первым больший или более поздний', en: 'the higher or later first' }), lower: spoken({ kk: 'кішісі немесе ертерегі бірінші', ru: 'первым меньший или более ранний', en: 'the lower or earlier first' }) }[prefer][locale]}.`) })),
    { words: spoken({
      kk: 'Соңында жеребе шешеді: оның бастапқы мәнінің хеші өтініш қабылдау кезінде, өзі рейтингпен бірге жарияланады.', ru: 'В последнюю очередь решает жребий: хеш его исходного значения публикуется во время приёма, само значение — вместе с рейтингом.',
      en: 'At last a lot decides: the hash of its seed is published while the window is open, and the seed itself with the ranking.' }) },
    { words: inEveryLanguage((locale) => spoken({
      kk: `«${step.kk}» кезеңінде лауазымды адам барлығы бойынша бір қолтаңбамен шешім қабылдайды; қалғандары кезекте тұрады, босаған орын келесі адамға беріледі.`, ru: `На этапе «${step.ru}» должностное лицо принимает решения по всем одной подписью; остальные ждут, освободившееся место получает следующий.`,
      en: `In the step “${step.en}” an officer decides on all with one signature; the others wait, and whoever is next gets a place that becomes free.` })[locale]) },
    { words: inEveryLanguage((locale) => `${spoken({
      kk: 'Рейтингте іс нөмірінің жанында жарияланады', ru: 'В рейтинге рядом с номером дела публикуется', en: 'Published in the ranking, beside the number of the case' })[locale]}: ${[
      spoken({ kk: 'балл', ru: 'баллы', en: 'points' })[locale], ...published.map((fact) => `${label(fact)[locale]}${ofQuotas.includes(fact) ? ` (${onlyThrough[locale]})` : ''}`)].join(', ')}.`) },
  ]
}

function windowWords({ from, until }: NonNullable<Call['window']>): Text {
  const [opens, closes] = [formatSlot(from), formatSlot(until)]
  return inEveryLanguage((locale) => spoken({
    kk: `Өтініш қабылдау мерзімі: ${opens.kk} – ${closes.kk}; одан кейінгі өтініш қабылданбайды.`, ru: `Срок приёма заявлений: ${opens.ru} – ${closes.ru}; более поздние не принимаются.`,
    en: `Applications are taken from ${opens.en} until ${closes.en}; later ones are refused.` })[locale])
}

const eachWords = (asked: Text): Text => spoken({
  kk: `Конкурс ${asked.kk} сұрағының жауабында аталған әр жазба бойынша жеке өткізіледі; өтініш жазбада көрсетілген соңғы күннің аяғына дейін қабылданады, одан кейінгісі қабылданбайды.`,
  ru: `Конкурс проводится отдельно по каждой записи, названной в ответе на вопрос ${asked.ru}; заявления принимаются до конца последнего дня, указанного в записи, более поздние не принимаются.`,
  en: `A competition of its own is held for each entry that ${asked.en} names; applications are taken until the end of the last day that the entry states, later ones are refused.`,
})

const onlyThrough: Text = spoken({ kk: 'квота бойынша орын алғандарда ғана', ru: 'только у тех, кто получил место по квоте', en: 'only of whoever has a place through a quota' })

/** Each quota with its places and its rule, and what becomes of them. */
function quotaClauses({ keptFirst, leftEmpty, of }: Quotas, rule: (one: RuleData) => Text): readonly Said[] {
  const order = keptFirst
    ? spoken({
      kk: 'Квотаға құқығы бар өтініш беруші алдымен квота бойынша орынды, ол болмаса, жалпы орынды алады.', ru: 'Заявитель, имеющий право на квоту, сначала занимает место по квоте, а если его нет — общее.',
      en: 'Whoever belongs to a quota takes a place of the quota first, and a common one where none is left.' })
    : spoken({
      kk: 'Квотаға құқығы бар өтініш беруші алдымен жалпы орынды, ол болмаса, квота бойынша орынды алады.', ru: 'Заявитель, имеющий право на квоту, сначала занимает общее место, а если его нет — место по квоте.',
      en: 'Whoever belongs to a quota takes a common place first, and one of the quota where none is left.' })
  const left = leftEmpty
    ? spoken({ kk: 'Квота бойынша иесі табылмаған орын бос қалады.', ru: 'Незанятое место по квоте остаётся свободным.', en: 'A place of a quota that nobody takes stays empty.' })
    : spoken({ kk: 'Квота бойынша иесі табылмаған орын рейтингтегі келесі адамға беріледі.', ru: 'Незанятое место по квоте получает следующий по рейтингу.', en: 'A place of a quota that nobody takes goes to whoever is next in the ranking.' })
  return [
    ...of.map(({ title, places, rule: one, basis }) => ({ words: inEveryLanguage((locale) => `${spoken({ kk: 'Квота', ru: 'Квота', en: 'Quota' })[locale]}: ${title[locale]} — ${
      formatNumber(places, locale)}. ${spoken({ kk: 'Шарты', ru: 'Условие', en: 'For' })[locale]}: ${rule(one)[locale]}.`), basis })),
    { words: order }, { words: left },
  ]
}
