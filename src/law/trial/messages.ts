/** What is said of cases that are tried. */
import { spoken, type Text } from '../text.ts'

export const exampleMessages = {
  nothing: { kk: 'шешім жоқ', ru: 'решения нет', en: 'no decision' },
  closed: { kk: 'іс жабылған', ru: 'дело закрыто', en: 'the case is closed' },
  nowhere: { kk: 'мұндай кезең жоқ', ru: 'такого этапа нет', en: 'there is no such step' },
  notWalked: { kk: 'бұл істі жүргізу мүмкін емес: күндерін немесе қызметтің өзін түзетіңіз', ru: 'это дело нельзя провести: исправьте его дни или саму услугу', en: 'this case cannot be walked: mend its days, or the service' },
  instead: { kk: 'Айырмашылығы:', ru: 'Отличие:', en: 'What differs:' },
  decided: (was: Text, now: Text): Text => spoken({ kk: `бұрын — ${was.kk}, енді — ${now.kk}`, ru: `раньше — ${was.ru}, теперь — ${now.ru}`, en: `${was.en} before, ${now.en} now` }),
  stands: (was: Text, now: Text): Text => spoken({ kk: `істің соңы: бұрын — ${was.kk}, енді — ${now.kk}`, ru: `итог дела: раньше — ${was.ru}, теперь — ${now.ru}`, en: `where it ends: ${was.en} before, ${now.en} now` }),
  ruled: (rule: Text, was: Text, now: Text): Text => spoken({
    kk: `«${rule.kk}» ережесі: бұрын — ${was.kk}, енді — ${now.kk}`, ru: `правило «${rule.ru}»: раньше — ${was.ru}, теперь — ${now.ru}`, en: `the rule “${rule.en}”: ${was.en} before, ${now.en} now`,
  }),
  noRule: (rule: string): Text => spoken({ kk: `«${rule}» ережесі енді жоқ`, ru: `правила «${rule}» больше нет`, en: `there is no rule “${rule}” any more` }),
} as const
