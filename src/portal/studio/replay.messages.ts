/** What is said of past cases that are replayed under a draft. */
import { formatNumber } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

const counted = (told: number, locale: Locale): string => formatNumber(told, locale)
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const replayWords = {
  openCases: { kk: 'Ашық істер', ru: 'Открытые дела', en: 'Open cases' },
  past: { kk: 'Бұрынғы істер', ru: 'Прошлые дела', en: 'Past cases' },
  lead: {
    kk: 'Бұрынғы әр іс осы жоба бойынша қайта тексеріледі: жауаптары мен құқық нормалары сол істің күніндегідей.', ru: 'Каждое прошлое дело проверяется заново по этому проекту: с его ответами и нормами права на его день.',
    en: 'Each past case is tried again by this draft: with its answers, on the law of its day.',
  },
  withheld: {
    kk: 'Бұл істерді оқи алмайсыз, сондықтан олар туралы ештеңе, тіпті саны да көрсетілмейді: ережені автор жазады, ал сан бір адамның ісі бар-жоғын аша алады. Осы істердің бәріне лауазымы бойынша қатысатын жоба авторынан қайта тексеруді сұраңыз.',
    ru: 'Вы не вправе читать эти дела, поэтому о них не показано ничего, даже их число: правило пишет автор, и по числу можно узнать, есть ли дело у одного человека. Попросите проверить их автора проекта, который по должности участвует во всех этих делах.',
    en: 'You may not read these cases, so nothing of them is shown, not even how many: an author writes the rule, and a count could tell whether one person has a case. Ask an author of the draft who takes part in all of these cases by an office to replay them.',
  },
  doneAt: { kk: 'Қайта тексерілген уақыты', ru: 'Проверено', en: 'Replayed' },
  renew: { kk: 'Қайтадан тексеру', ru: 'Проверить ещё раз', en: 'Replay them again' },
  start: { kk: 'Бұрынғы барлық істі қайта тексеру', ru: 'Проверить заново все прошлые дела', en: 'Replay all past cases' },
  going: { kk: 'Істер қайта тексеріліп жатыр', ru: 'Дела проверяются заново', en: 'The cases are being replayed' },
  failed: { kk: 'Қайта тексеру аяқталмады. Қайта бастаңыз.', ru: 'Проверка не завершилась. Запустите её снова.', en: 'The replay did not finish. Start it again.' },
  noneOtherwise: { kk: 'Ешбір істің нәтижесі өзгермейді.', ru: 'Ни одно дело не меняет результата.', en: 'No case comes out otherwise.' },
  case: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  what: { kk: 'Не өзгереді', ru: 'Что меняется', en: 'What changes' },
  rule: { kk: 'Ереже', ru: 'Правило', en: 'Rule' },
  cases: { kk: 'Істер саны', ru: 'Число дел', en: 'Cases' },
  step: { kk: 'Кезең', ru: 'Этап', en: 'Step' },
  noStep: { kk: 'Жобада мұндай кезең жоқ', ru: 'В проекте такого этапа нет', en: 'The draft has no such step' },
  firstOnly: { kk: 'Тізімде алғашқы 500 іс.', ru: 'В списке первые 500 дел.', en: 'The list has the first 500 cases.' },
} as const satisfies Record<string, Text>

export const there = (cases: number): Text => spoken({ kk: `Іс көп: ${counted(cases, 'kk')}. Олар фондық режимде тексеріледі.`, ru: `Дел много: ${counted(cases, 'ru')}. Они проверяются в фоновом режиме.`, en: `There are many cases: ${counted(cases, 'en')}. They are replayed in the background.` })
export const howFar = (done: number, total: number): Text => spoken({ kk: `${counted(done, 'kk')} / ${counted(total, 'kk')}`, ru: `${counted(done, 'ru')} из ${counted(total, 'ru')}`, en: `${counted(done, 'en')} of ${counted(total, 'en')}` })
export const otherwiseOf = (all: number, otherwise: number, barred: number): Text => spoken({
  kk: `Тексерілген істер: ${counted(all, 'kk')}. Нәтижесі өзгеретіні: ${counted(otherwise, 'kk')}, оның ішінде қабылданған нәтиже енді ұсынылмайтыны: ${counted(barred, 'kk')}.`,
  ru: `Проверено дел: ${counted(all, 'ru')}. С другим результатом: ${counted(otherwise, 'ru')}, в том числе таких, где принятый исход больше не предлагается: ${counted(barred, 'ru')}.`,
  en: `Cases replayed: ${counted(all, 'en')}. Otherwise: ${counted(otherwise, 'en')}, of which the outcome that was taken is offered no more: ${counted(barred, 'en')}.`,
})
export const ruledOtherwise = (rule: Text, was: Text, would: Text): Text => say(`«${rule.kk}» ережесі: бұрын — ${was.kk}, енді — ${would.kk}`, `правило «${rule.ru}»: раньше — ${was.ru}, теперь — ${would.ru}`, `the rule “${rule.en}”: ${was.en} before, ${would.en} now`)
export const barredAs = (step: Text, outcome: Text): Text => say(`«${step.kk}» кезеңіндегі «${outcome.kk}» енді ұсынылмайды`, `на этапе «${step.ru}» исход «${outcome.ru}» больше не предлагается`, `in the step “${step.en}” the outcome “${outcome.en}” is offered no more`)
