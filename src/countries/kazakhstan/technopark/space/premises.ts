/** Premises of the centre that are let for months, and who has them until when. Which premises there are is not known, so whatever stands here is a sample. */
import { date, integer, text } from '../../../../law/field.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import type { Text } from '../../../../law/text.ts'
import { kept, ownChange, ownEntry, stated } from './common.ts'

export const premisesRegister = 'technopark.premises'
export const tenanciesRegister = 'technopark.tenancies'

const premisesName = text('name', { label: { kk: 'Атауы', ru: 'Название', en: 'Name' }, maxLength: 120, public: true })
const floor = integer('floor', { label: { kk: 'Қабат', ru: 'Этаж', en: 'Floor' }, min: 1, max: 8, public: true })
const area = integer('area', { label: { kk: 'Ауданы, м²', ru: 'Площадь, м²', en: 'Area, m²' }, min: 1, max: 10_000, public: true })
const fields = [premisesName, floor, area] as const

export const premises: Register = register(premisesRegister, {
  ...kept, numbers: 'PRM', owner: ['body'], calledBy: premisesName.name, unique: [premisesName.name], title: { kk: 'Жалға берілетін үй-жайлар', ru: 'Помещения, сдаваемые в аренду', en: 'Premises to let' },
  summary: {
    kk: 'Орталықтың айлап жалға берілетін бөлмелері мен қабат бөліктері. Орталықта қандай үй-жайлар бары белгісіз, сондықтан жазбалар — үлгі деректер.', ru: 'Помещения и части этажей центра, которые сдаются помесячно. Какие помещения есть в центре, неизвестно, поэтому записи — демонстрационные данные.',
    en: 'Rooms and parts of floors of the centre that are let for months. Which premises the centre has is not known, so the entries are samples.',
  },
  fields: stated(fields), shown: { to: 'everyone', fields: fields.map(({ name }) => name) },
  states: { entered: { kk: 'Жалға беріледі', ru: 'Сдаётся', en: 'To let' }, suspended: { kk: 'Жабық', ru: 'Закрыто', en: 'Closed' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
})

const held = [
  reference('premises', premisesRegister, 'uses', { label: { kk: 'Үй-жай', ru: 'Помещение', en: 'Premises' } }), ...stated([
    text('company', { label: { kk: 'Жалға алушы', ru: 'Арендатор', en: 'Tenant' }, maxLength: 300 }), date('from', { label: { kk: 'Жалдау басталатын күн', ru: 'Дата начала аренды', en: 'First day' } }), date('until', { label: { kk: 'Жалдау аяқталатын күн', ru: 'Дата окончания аренды', en: 'Last day' } }),
  ]),
] as const

export const tenancies: Register = register(tenanciesRegister, {
  ...kept, numbers: 'TEN', owner: ['organisation'], calledBy: 'company', apart: { of: ['premises'], from: 'from', until: 'until' }, title: { kk: 'Жалға беру шарттары', ru: 'Договоры аренды', en: 'Tenancies' },
  summary: { kk: 'Қай үй-жай кімге және қашанға дейін жалға берілген. Бір үй-жай бір күнде екі компанияға берілмейді.', ru: 'Какое помещение кому и до какого дня сдано. Одно помещение не сдаётся двум компаниям на один день.', en: 'Which premises are let to whom and until when. No premises are let twice for a day.' },
  fields: held, shown: { to: 'everyone', fields: held.map(({ name }) => name) },
  states: { entered: { kk: 'Шарт жасалған', ru: 'Договор заключён', en: 'Agreed' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
})

const premisesTitle: Text = { kk: 'Үй-жай', ru: 'Помещение', en: 'Premises' }
const asNamed = Object.fromEntries(fields.map(({ name }) => [name, name]))

export const premisesProcedures = [
  ownEntry({
    id: 'technopark.premises-entry', title: { kk: 'Үй-жайды тізілімге енгізу', ru: 'Внесение помещения, сдаваемого в аренду', en: 'Entry of premises to let' },
    summary: { kk: 'Үй-жай тізілімге енгізіледі, сонда оны жалға алуға өтініш беруге болады.', ru: 'Помещение вносится в реестр, после чего на его аренду можно подать заявление.', en: 'Premises are entered in the register, and from then on they can be applied for.' },
    form: [{ id: 'premises', title: premisesTitle, fields }], effect: { register: premisesRegister, does: 'enter', fields: asNamed },
    sign: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, words: { kk: 'Үй-жай тізілімге енгізілді.', ru: 'Помещение внесено в реестр.', en: 'The premises are entered in the register.' },
  }),
  ownChange({
    id: 'technopark.premises-changed', title: { kk: 'Үй-жай туралы мәліметті өзгерту', ru: 'Изменение сведений о помещении, сдаваемом в аренду', en: 'Change of the entry of premises' },
    summary: { kk: 'Жазба толығымен қайта толтырылады. Жасалған шарттар бойынша жалдау ақысы бұрынғы ауданға есептеле береді.', ru: 'Запись заполняется заново целиком. Арендная плата по заключённым договорам считается по прежней площади.', en: 'The entry is told again whole. Rent under contracts that stand is still reckoned by the area before.' },
    subject: { register: premisesRegister, title: premisesTitle }, fields, effect: { register: premisesRegister, does: 'change', fields: asNamed },
    sign: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, words: { kk: 'Үй-жай туралы жазба өзгертілді.', ru: 'Запись о помещении изменена.', en: 'The entry of the premises is changed.' },
  }),
] as const
