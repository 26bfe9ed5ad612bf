/** Inspection of a registered system as casework: a mandate, announced or not, evidence, explanations, preliminary findings, a hearing, commitments, a decision. */
import { days, workdays } from '../../../law/duration.ts'
import { choice, date, file, rows, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { appealableBy, common, words } from './common.ts'
import { law, offices, rules } from './offices.ts'

const manner = choice('manner', {
  label: { kk: 'Тексеру түрі', ru: 'Вид проверки', en: 'Manner of the inspection' }, public: true,
  choices: [
    { value: 'announced', label: { kk: 'Алдын ала хабарланады', ru: 'С уведомлением', en: 'Announced' } },
    { value: 'unannounced', label: { kk: 'Алдын ала хабарланбайды', ru: 'Без уведомления', en: 'Unannounced' } },
  ],
})
/** Each document keeps its hash in the case: what was taken is what is shown at the hearing. */
const evidence: FormField = rows('evidence', {
  label: { kk: 'Дәлелдемелер', ru: 'Доказательства', en: 'Evidence' }, minRows: 0, maxRows: 50, optional: true,
  columns: [
    text('called', { label: { kk: 'Не және қайдан алынды?', ru: 'Что и откуда получено?', en: 'What is it, and where from?' }, maxLength: 300 }),
    file('document', { label: { kk: 'Құжат', ru: 'Документ', en: 'Document' }, accept: ['application/pdf', 'image/png', 'image/jpeg'], limitMegabytes: 20 }),
  ],
})
const visitedOn = date('visitedOn', { label: { kk: 'Тексерілген күн', ru: 'Дата проверки', en: 'Day of the inspection' } })
const record = words('record', { kk: 'Не көрілді, не қаралды?', ru: 'Что осмотрено и установлено?', en: 'What was seen and examined?' })
const preliminary = words('preliminary', { kk: 'Алдын ала қорытындылар', ru: 'Предварительные выводы', en: 'Preliminary findings' })
const commitments: FormField = text('commitments', { label: { kk: 'Иесінің міндеттемелері', ru: 'Обязательства владельца', en: 'Commitments of the owner' }, maxLength: 4000, long: true })

const fulfilled: Obligation<'committed'> = {
  title: { kk: 'Тексеру міндеттемелерін орындау', ru: 'Исполнение обязательств по итогам проверки', en: 'Commitments of an inspection' }, after: 'committed', once: true, within: days(30), remind: [days(10), days(3)], sign: true, basis: rules,
  form: [{
    id: 'done', title: { kk: 'Не орындалды?', ru: 'Что исполнено?', en: 'What was done?' }, fields: [
      words('done', { kk: 'Әр міндеттеме бойынша не істелді?', ru: 'Что сделано по каждому обязательству?', en: 'What was done about each commitment?' }),
      file('proof', { label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Document that proves it' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true }),
    ],
  }],
  tests: {}, late: { remind: [days(1), days(7)], tells: { role: 'oversight.inspector', after: days(5) } },
}

const inspectionOf = (id: string, by: 'company' | 'body', about: readonly string[], title: Text): Procedure => {
  const ends = (outcome: string) => ({ step: 'assessment', outcome } as const)
  return procedure({
    ...common, id, title,
    summary: {
      kk: 'Қадағалау органы тіркелген жүйені тексереді: басшы тапсырмаға қол қояды, инспектор дәлелдеме жинайды, иесі түсіндіреді және тыңдалады, содан кейін шешім қабылданады.', ru: 'Орган надзора проверяет зарегистрированную систему: руководитель подписывает поручение, инспектор собирает доказательства, владелец даёт пояснения и выслушивается, затем принимается решение.',
      en: 'The authority inspects a registered system: the head signs a mandate, an inspector gathers evidence, the owner explains and is heard, and then it is decided.',
    },
    audience: { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' },
    offices: { 'oversight.inspector': offices['oversight.inspector'], 'oversight.head': offices['oversight.head'] },
    opens: { by: 'office', role: 'oversight.inspector', seenFrom: { step: 'explanation', where: { fact: 'manner', is: 'unannounced' }, basis: rules } }, about: { procedures: about, effects: ['grant'] },
    form: [{ id: 'mandate', title: { kk: 'Тапсырма', ru: 'Поручение', en: 'Mandate' }, fields: [manner, words('cause', { kk: 'Тексеру себебі', ru: 'Повод проверки', en: 'Why it is inspected' }), words('questions', { kk: 'Не тексеріледі?', ru: 'Что проверяется?', en: 'What is inspected?' })] }],
    rules: {},
    clock: { within: workdays(45), from: 'mandate', stopsIn: ['explanation', 'hearing'], extension: { by: workdays(20), basis: rules }, silence: 'escalate', basis: rules },
    starts: 'mandate',
    steps: {
      mandate: {
        title: { kk: 'Тексеру тапсырмасы', ru: 'Поручение о проверке', en: 'The mandate' }, by: { role: 'oversight.head' }, within: workdays(2), basis: rules, sign: true, excluded: [...notRepresentatives, { of: 'opener', basis: rules }], late: 'escalate',
        outcomes: {
          order: { label: { kk: 'Тапсырмаға қол қою', ru: 'Подписать поручение', en: 'Sign the mandate' }, to: 'evidence' },
          deny: { label: { kk: 'Тексермеу', ru: 'Не проверять', en: 'Do not inspect' }, to: 'closed', reasons: true },
        },
      },
      evidence: {
        title: { kk: 'Дәлелдеме жинау', ru: 'Сбор доказательств', en: 'Gathering of evidence' }, by: { role: 'oversight.inspector' }, within: workdays(15), basis: rules, sign: true, excluded: notRepresentatives, findings: [visitedOn, record, evidence], late: 'escalate',
        outcomes: { ask: { label: { kk: 'Иесінен түсініктеме сұрау', ru: 'Запросить пояснения владельца', en: 'Ask the owner to explain' }, to: 'explanation' } },
      },
      explanation: {
        title: { kk: 'Иесінің түсініктемесі', ru: 'Пояснения владельца', en: 'Explanation of the owner' }, by: 'applicant', within: workdays(5), basis: rules, late: { outcome: 'silent' },
        outcomes: { explain: { label: { kk: 'Түсініктеме беру', ru: 'Дать пояснения', en: 'Explain' }, to: 'preliminary', reasons: true }, silent: { label: { kk: 'Түсініктеме берілмеді', ru: 'Пояснения не даны', en: 'No explanation came' }, to: 'preliminary', byClock: true } },
      },
      preliminary: {
        title: { kk: 'Алдын ала қорытындылар', ru: 'Предварительные выводы', en: 'Preliminary findings' }, by: { role: 'oversight.inspector' }, within: workdays(5), basis: rules, excluded: notRepresentatives, findings: [preliminary], late: 'escalate',
        outcomes: { hear: { label: { kk: 'Тыңдауға жіберу', ru: 'Передать на заслушивание', en: 'Send them to the hearing' }, to: 'hearing' }, more: { label: { kk: 'Дәлелдеме жинауды жалғастыру', ru: 'Продолжить сбор доказательств', en: 'Gather more evidence' }, to: 'evidence', reasons: true } },
      },
      hearing: heardBefore('assessment', ['breach'], { title: hearingOfParty }),
      assessment: {
        title: { kk: 'Қорытынды ұсыныс', ru: 'Итоговое предложение', en: 'Proposal' }, by: { role: 'oversight.inspector' }, within: workdays(5), basis: rules, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          clean: { label: { kk: 'Бұзушылық жоқ', ru: 'Нарушений нет', en: 'No breach' }, to: 'decision', reasons: true },
          commit: { label: { kk: 'Міндеттемелер ұсыну', ru: 'Предложить обязательства', en: 'Propose commitments' }, to: 'decision', reasons: true, findings: [commitments] },
          breach: { label: { kk: 'Бұзушылық анықталды', ru: 'Нарушение установлено', en: 'A breach was found' }, to: 'decision', reasons: true },
        },
      },
      decision: {
        title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'oversight.head' }, within: workdays(3), basis: rules, notBy: ['evidence', 'preliminary', 'assessment'], sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          clean: { label: { kk: 'Бұзушылық жоқ деген шешімге қол қою', ru: 'Подписать решение: нарушений нет', en: 'Sign that there is no breach' }, to: 'closed', decides: 'clean', after: ends('clean') },
          commit: { label: { kk: 'Міндеттемелерді бекітуге қол қою', ru: 'Подписать принятие обязательств', en: 'Sign the commitments' }, to: 'closed', decides: 'committed', after: ends('commit') },
          breach: { label: { kk: 'Бұзушылық туралы шешімге қол қою', ru: 'Подписать решение о нарушении', en: 'Sign that there is a breach' }, to: 'closed', decides: 'breach', reasons: true, findings: [answered], after: ends('breach') },
          reconsider: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'assessment', reasons: true },
        },
      },
    },
    decisions: {
      clean: {
        title: { kk: 'Тексеру бұзушылықсыз аяқталды', ru: 'Проверка завершена без нарушений', en: 'The inspection found no breach' }, words: { kk: 'Тексеру барысында бұзушылық анықталған жоқ.', ru: 'В ходе проверки нарушений не установлено.', en: 'The inspection found no breach.' },
        effect: 'grant', rules: [], basis: rules,
      },
      committed: {
        title: { kk: 'Тексеру бойынша міндеттемелер', ru: 'Обязательства по итогам проверки', en: 'Commitments after an inspection' },
        words: { kk: 'Жүйе иесі міндеттемелерді белгіленген мерзімде орындайды.', ru: 'Владелец системы исполняет обязательства в установленный срок.', en: 'The owner of the system fulfils the commitments within the time set.' }, effect: 'grant', rules: [], basis: rules,
      },
      breach: {
        title: { kk: 'Тексеру бұзушылықты анықтады', ru: 'Проверка установила нарушение', en: 'The inspection found a breach' },
        words: { kk: 'Иесінің міндеттері бұзылғаны анықталды.', ru: 'Установлено нарушение обязанностей владельца.', en: 'A breach of the owner’s duties is found.' }, effect: 'dismiss', rules: [], basis: law('18'), appeal: appealableBy(by),
      },
    },
    reopensAt: 'preliminary', obligations: by === 'company' ? { fulfilled } : {},
  })
}

export const inspections: readonly Procedure[] = [
  inspectionOf('oversight.inspection', 'company', ['oversight.ai-system'], { kk: 'Жасанды интеллект жүйесін тексеру', ru: 'Проверка системы искусственного интеллекта', en: 'Inspection of an AI system' }),
  inspectionOf('oversight.state-inspection', 'body', ['oversight.state-ai-system', 'oversight.restricted-ai-system'], { kk: 'Мемлекеттік органның жүйесін тексеру', ru: 'Проверка системы государственного органа', en: 'Inspection of a system of a state body' }),
]
