/** A call as clauses of law. */
import { formatSlot } from './allocation.ts'
import type { Call } from './call.ts'
import type { Citation } from './citation.ts'
import { formatNumber, inEveryLanguage } from './format.ts'
import { spoken, type Text } from './text.ts'

interface Said { readonly words: Text; readonly basis?: Citation }

/** The window, the places, the points, the ties and who signs; `score`, the labels of facts and the outcomes come in words. */
export function callClauses({ window: { from, until }, capacity, ties, basis }: Call, { score, label, step }: { readonly score: Text; readonly label: (fact: string) => Text; readonly step: Text }): readonly Said[] {
  const [opens, closes] = [formatSlot(from), formatSlot(until)]
  return [
    { words: inEveryLanguage((locale) => spoken({
      kk: `Өтініш қабылдау мерзімі: ${opens.kk} – ${closes.kk}; одан кейінгі өтініш қабылданбайды.`, ru: `Срок приёма заявлений: ${opens.ru} – ${closes.ru}; более поздние не принимаются.`,
      en: `Applications are taken from ${opens.en} until ${closes.en}; later ones are refused.` })[locale]), basis },
    { words: inEveryLanguage((locale) => spoken({ kk: `Орын саны: ${formatNumber(capacity, 'kk')}.`, ru: `Число мест: ${formatNumber(capacity, 'ru')}.`, en: `Places: ${formatNumber(capacity, 'en')}.` })[locale]) },
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
  ]
}
