/** Needs: what a company or a body looks for, by the skills of the framework, open to everybody until its last day. */
import { years } from '../../../../law/duration.ts'
import { type Choice, choice, date, flag, text } from '../../../../law/field.ts'
import { register, type Register } from '../../../../law/register.ts'
import { after, all, filing, later, onOrBefore } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { ownEntries } from '../../own-entries.ts'
import { fromAfar, inRegion, partnerKinds, skillsAsked, speaks, workKinds } from '../../work.ts'
import { ownChange, ownEntry } from '../space/common.ts'
import { common, kept, rules } from './ground.ts'

export const needsRegister = 'technopark.needs'

const name = text('name', { label: { kk: 'Не керек?', ru: 'Что нужно?', en: 'What is needed?' }, maxLength: 200 })
const about = text('about', { label: { kk: 'Толығырақ', ru: 'Подробнее', en: 'In more detail' }, hint: { kk: 'Бәріне көрінеді. Жынысқа, жасқа, ұлтқа, отбасы жағдайына қатысты талап қоюға болмайды.', ru: 'Видно всем. Требования к полу, возрасту, национальности и семейному положению не допускаются.', en: 'Everybody reads it. No sex, age, origin or family may be asked for.' }, maxLength: 2000, long: true })
const ofCompanies = [...workKinds, ...partnerKinds]
/** Of bodies of the state alone, and all that they look for here. */
const ofBodies = [{ value: 'problem', label: { kk: 'Мәселенің шешімі', ru: 'Решение задачи', en: 'A solution to a problem' } }] as const
const kindOf = (choices: readonly Choice[]) => choice('kind', { label: { kk: 'Нені іздейсіз?', ru: 'Что вы ищете?', en: 'What do you look for?' }, choices })
const kind = kindOf([...ofCompanies, ...ofBodies])
const must = skillsAsked('must', { kk: 'Қажетті дағдылар', ru: 'Необходимые навыки', en: 'Skills that are needed' })
const wish = skillsAsked('wish', { kk: 'Болса жақсы дағдылар', ru: 'Желательные навыки', en: 'Skills that are welcome' }, { optional: true })
const languages = speaks({ kk: 'Жұмысқа қажет тілдер', ru: 'Языки, необходимые для работы', en: 'Languages that the work needs' }, true)
const until = date('until', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' } })
const how = [must, wish, languages, inRegion, fromAfar, until] as const
const fields = [name, about, kind, ...how]

const need: Text = { kk: 'Қажеттілік', ru: 'Потребность', en: 'The need' }

export const needs: Register = register(needsRegister, {
  ...kept, numbers: 'NED', owner: ['organisation', 'body'], calledBy: name.name, fields, shown: { to: 'everyone', fields: fields.map((one) => one.name) },
  title: { kk: 'Қажеттіліктер тақтасы', ru: 'Доска потребностей', en: 'Board of needs' },
  summary: { kk: 'Компаниялар мен мемлекеттік органдар кімді және нені іздейді: дағдылары, тілі, өңірі және соңғы күні.', ru: 'Кого и что ищут компании и государственные органы: навыки, языки, регион и последний день.', en: 'Whom and what companies and bodies of the state look for: skills, languages, region and last day.' },
  states: { entered: { kk: 'Ашық', ru: 'Открыта', en: 'Open' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Жабылған', ru: 'Закрыта', en: 'Closed' } },
})

const inTime = all(after(until, filing), onOrBefore(until, later(filing, years(1)))).by(rules).else({ kk: 'Соңғы күн бүгіннен кейін болуы, бірақ бір жылдан аспауы керек.', ru: 'Последний день должен быть позже сегодняшнего, но не позднее чем через год.', en: 'The last day must be after today and within a year.' })
const formOf = (choices: readonly Choice[]) => [{ id: 'what', title: need, fields: [name, about, kindOf(choices)] }, { id: 'how', title: { kk: 'Қандай дағдылар керек?', ru: 'Какие навыки нужны?', en: 'Which skills are needed?' }, fields: how }] as const
const fair = flag('fair', { label: { kk: 'Қажеттілікте жынысқа, жасқа, ұлтқа, отбасы жағдайына қатысты талап жоқ екенін растайсыз ба?', ru: 'Подтверждаете, что потребность не содержит требований к полу, возрасту, национальности и семейному положению?', en: 'Do you confirm that the need asks for no sex, age, origin or family?' } })

export const needProcedures = [
  ...ownEntries({
    id: 'technopark.need', register: needsRegister, subject: need, opens: 'company', proved: true, need: ['company'], office: kept.office, common, fields: formOf(ofCompanies), asks: [fair], until, valid: inTime,
    audience: { kk: 'Маман, серіктес немесе шешім іздейтін компания', ru: 'Компания, которая ищет специалиста, партнёра или решение', en: 'A company that looks for a specialist, a partner or a solution' },
    enters: {
      title: { kk: 'Қажеттілікті жариялау', ru: 'Опубликовать потребность', en: 'Publishing a need' }, words: { kk: 'Қажеттілік тақтаға шығарылды.', ru: 'Потребность опубликована на доске.', en: 'The need stands on the board.' },
      summary: { kk: 'Не керек екенін дағды кодтарымен жазасыз; портал сәйкес келетіндерді себептерімен ұсынады.', ru: 'Вы описываете, что нужно, кодами навыков; портал предлагает тех, кто подходит, и называет причины.', en: 'You say what you need by the skills of the framework, and the portal proposes who fits, with reasons.' },
    },
    changes: { title: { kk: 'Қажеттілікті өзгерту', ru: 'Изменить потребность', en: 'Changing a need' }, words: { kk: 'Қажеттілік өзгертілді.', ru: 'Потребность изменена.', en: 'The need is changed.' }, summary: { kk: 'Жазба толығымен қайта толтырылады; өзгеріс бірден күшіне енеді.', ru: 'Запись заполняется заново целиком; изменение действует сразу.', en: 'The entry is told again whole; the change takes effect at once.' } },
    takesBack: { title: { kk: 'Қажеттілікті жабу', ru: 'Закрыть потребность', en: 'Closing a need' }, words: { kk: 'Қажеттілік жабылды.', ru: 'Потребность закрыта.', en: 'The need is closed.' }, summary: { kk: 'Қажеттілік тақтадан бірден алынады.', ru: 'Потребность сразу убирается с доски.', en: 'The need is taken off the board at once.' } },
    ends: { title: { kk: 'Соңғы күні өткен қажеттілікті алу', ru: 'Снятие потребности после её последнего дня', en: 'A need after its last day' }, words: { kk: 'Қажеттіліктің мерзімі аяқталды.', ru: 'Срок потребности истёк.', en: 'The last day of the need is over.' }, summary: { kk: 'Соңғы күні өткен қажеттілік тақтадан өздігінен алынады.', ru: 'Потребность, срок которой истёк, убирается с доски сама.', en: 'A need whose last day is over is taken off the board by itself.' } },
  }),
  // A problem of a ministry or another body: the fund brings it, so that no body needs an account of a company.
  ownEntry({
    id: 'technopark.problem', title: { kk: 'Мемлекеттік органның мәселесін тақтаға шығару', ru: 'Публикация задачи государственного органа', en: 'A problem of a body of the state on the board' },
    summary: { kk: 'Мемлекеттік органның мәселесі тақтаға шығарылады: кез келген компания шешімін ұсына алады.', ru: 'Задача государственного органа публикуется на доске: любая компания может предложить решение.', en: 'A problem of a body of the state is put on the board, so that any company can propose a solution.' },
    basis: rules, form: formOf(ofBodies), effect: { register: needsRegister, does: 'enter', fields: Object.fromEntries(fields.map((one) => [one.name, one.name])) }, sign: { kk: 'Жариялауға қол қою', ru: 'Подписать публикацию', en: 'Sign the publication' }, sound: inTime, words: { kk: 'Мәселе тақтаға шығарылды.', ru: 'Задача опубликована на доске.', en: 'The problem stands on the board.' },
  }),
  ownChange({
    id: 'technopark.problem-closed', title: { kk: 'Мемлекеттік органның мәселесін тақтадан алу', ru: 'Снятие задачи государственного органа с доски', en: 'Taking a problem off the board' }, summary: { kk: 'Мәселе шешілсе немесе өзектілігін жоғалтса, тақтадан алынады.', ru: 'Решённая или утратившая актуальность задача снимается с доски.', en: 'A problem that is solved, or is none any more, is taken off the board.' },
    subject: { register: needsRegister, title: need }, effect: { register: needsRegister, does: 'strike' }, basis: rules, sign: { kk: 'Тақтадан алуға қол қою', ru: 'Подписать снятие', en: 'Sign the taking off' }, words: { kk: 'Мәселе тақтадан алынды.', ru: 'Задача снята с доски.', en: 'The problem is taken off the board.' },
  }),
]
