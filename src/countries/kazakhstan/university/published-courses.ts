/** The courses that are written in the portal as a register: an author brings a version by the hash of its content, in which the rest is read, and the registrar signs it. No act sets this: the order is assumed. */
import { workdays, years } from '../../../law/duration.ts'
import { integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { type Register, register } from '../../../law/register.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './award.ts'
import { changeAct } from './lti-acts.ts'
import { bodies, offices, rules } from './offices.ts'

const registerId = 'university.courses'

const title = text('title', { label: { kk: 'Курстың атауы', ru: 'Название курса', en: 'Title of the course' }, maxLength: 200 })
const course = text('course', { label: { kk: 'Курстың белгісі', ru: 'Обозначение курса', en: 'Id of the course' }, hint: { kk: 'Мекенжайындағы латын әріптерімен жазылған атауы.', ru: 'Имя латиницей из его адреса.', en: 'Its name in its address.' }, maxLength: 80, technical: true })
const version = integer('version', { label: { kk: 'Нұсқасы', ru: 'Версия', en: 'Version' }, min: 1, max: 10_000 })
const hash = text('sha256', { label: { kk: 'Курс мазмұнының SHA-256 хеші', ru: 'Хеш SHA-256 содержания курса', en: 'SHA-256 of the content' }, hint: { kk: 'Он алтылық 64 таңба.', ru: '64 шестнадцатеричных знака.', en: '64 hexadecimal digits.' }, maxLength: 64, technical: true })
const fields = [title, course, version, hash] as const
const opens = { path: '/university/course-contents/', label: { kk: 'Қол қоймас бұрын курстың толық мәтінін оқу', ru: 'Прочесть весь курс, прежде чем подписать', en: 'Read the whole course before you sign' } } as const

/** How the university publishes what its authors write. */
export const publishing = {
  register: registerId, fields: { course: course.name, version: version.name, hash: hash.name }, author: 'university.author', signer: 'university.registrar',
} as const

export const publishedCourses: Register = register(registerId, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'UNC', owner: ['body'], calledBy: title.name, unique: [course.name, version.name], title: { kk: 'Жарияланған курстар', ru: 'Опубликованные курсы', en: 'Published courses' },
  summary: {
    kk: 'Порталда жазылған курстардың нұсқалары: әрқайсысының мазмұны хешпен бекітілген және өзгермейді.', ru: 'Версии курсов, написанных на портале: содержание каждой закреплено хешем и не меняется.',
    en: 'Versions of courses that were written in the portal: the content of each is fixed by a hash and does not change.',
  },
  fields, shown: { to: 'everyone', fields: fields.map(({ name }) => name) },
  states: { entered: { kk: 'Оқытылады', ru: 'Преподаётся', en: 'Taught' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Жабылған', ru: 'Закрыт', en: 'Closed' } },
})

export const coursePublication: Procedure = procedure({
  ...common, id: 'university.course', title: { kk: 'Курстың нұсқасын жариялау', ru: 'Публикация версии курса', en: 'Publication of a version of a course' },
  summary: { kk: 'Автор курстың дайын нұсқасын ұсынады, тіркеуші оны оқып, қол қояды, содан кейін курс бәріне ашылады. Оқып жүргендер өздері бастаған нұсқаны аяқтайды.', ru: 'Автор предлагает готовую версию курса, регистратор читает её и подписывает, и курс открывается для всех. Кто уже учится, заканчивает начатую версию.', en: 'An author brings a finished version, the registrar reads and signs it, and the course opens to everybody. Whoever learns already finishes the version that they began.' },
  audience: { kk: 'Рәсімді курс авторы бастайды', ru: 'Процедуру начинает автор курса', en: 'Opened by an author of courses' },
  offices: { 'university.author': offices['university.author'], 'university.registrar': offices['university.registrar'] }, opens: { by: 'office', role: publishing.author },
  form: [{ id: 'course', title: { kk: 'Курстың нұсқасы', ru: 'Версия курса', en: 'The version' }, fields: [{ ...hash, opens, public: true }, ...[title, course, version].map((field) => ({ ...field, from: `act.${field.name}` as const, public: true as const }))] }], rules: {},
  clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing',
  steps: {
    signing: {
      title: { kk: 'Тіркеушінің шешімі', ru: 'Решение регистратора', en: 'The registrar decides' }, by: { role: publishing.signer }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        publish: {
          label: { kk: 'Жариялауға қол қою', ru: 'Подписать публикацию', en: 'Sign the publication' }, to: 'closed', decides: 'published',
          effect: { register: registerId, does: 'enter', fields: Object.fromEntries(fields.map(({ name }) => [name, name])) }, carriesOut: { act: 'courses.publish', with: { content: hash.name } },
        },
        return: { label: { kk: 'Авторға қайтару', ru: 'Вернуть автору', en: 'Return it to its author' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    published: { title: { kk: 'Курсты жариялау туралы шешім', ru: 'Решение о публикации курса', en: 'Publication of a course' }, words: { kk: 'Курстың осы нұсқасы жарияланды.', ru: 'Эта версия курса опубликована.', en: 'This version of the course is published.' }, effect: 'grant', rules: [], basis: rules },
    returned: { title: { kk: 'Курсты авторға қайтару', ru: 'Возврат курса автору', en: 'The course is returned to its author' }, words: { kk: 'Курстың бұл нұсқасы жарияланбайды.', ru: 'Эта версия курса не публикуется.', en: 'This version is not published.' }, effect: 'dismiss', rules: [], basis: rules },
  },
})

/** Takes a version out: nobody new begins it, and whoever began it finishes it. */
export const courseWithdrawal: Procedure = changeAct({
  id: 'university.course-withdrawal', title: { kk: 'Курстың нұсқасын оқытудан алу', ru: 'Снятие версии курса с преподавания', en: 'Withdrawal of a version of a course' }, called: { kk: 'Жарияланған курс', ru: 'Опубликованный курс', en: 'The published course' },
  done: { kk: 'Курстың нұсқасы оқытудан алынды: бастағандар аяқтайды, жаңа тыңдаушылар қабылданбайды.', ru: 'Версия курса снята с преподавания: начавшие её заканчивают, новых слушателей не принимают.', en: 'The version is withdrawn: whoever began it finishes it, and nobody new begins it.' }, effect: { register: registerId, does: 'strike' }, asked: [],
})
