/** Articles 51 to 55: models of general purpose, and from which amount of computation they are presumed to carry systemic risk. */
import { decimal, flag } from '../../../../law/field.ts'
import type { FormPage } from '../../../../law/form.ts'
import { above, all, atMost, is } from '../../../../law/rule.ts'
import type { FollowingDuty, RegimeRule } from '../regime.ts'
import { at, days, model, say } from './act.ts'
import { provider } from './parties.ts'

const general = flag('general', {
  label: say('Бұл жалпы мақсаттағы ЖИ моделі ме?', 'Это модель ИИ общего назначения?', 'Is it a general-purpose AI model?'),
  hint: say('Көп дерек негізінде оқытылған, әртүрлі міндетті орындай алатын және басқа жүйелерге кірістірілетін модель.', 'Модель, обученная на большом объёме данных, способная решать разные задачи и встраиваемая в другие системы.', 'Trained on much data, able to perform many distinct tasks, and integrated into other systems.'),
})

/** In 10²⁴ operations, so that people type a number that they can read. */
const compute = decimal('compute', {
  label: say('Оқытуға барлығы қанша есептеу жұмсалды?', 'Сколько всего вычислений потрачено на обучение?', 'How much computation was used for training, altogether?'),
  unit: say('× 10²⁴ FLOP', '× 10²⁴ FLOP', '× 10²⁴ FLOP'), min: '0',
  hint: say('10²⁵ FLOP мұнда 10 деп жазылады. Белгісіз болса, бос қалдырыңыз.', '10²⁵ FLOP пишется здесь как 10. Если неизвестно, оставьте пустым.', '10²⁵ FLOP is written 10 here. Leave it empty if it is not known.'),
})

const designated = flag('designated', {
  label: say('Комиссия модельді жүйелік тәуекелі бар деп таныды ма?', 'Признала ли Комиссия модель несущей системный риск?', 'Has the Commission designated the model as one with systemic risk?'),
})

const open = flag('open', {
  label: say('Модель еркін лицензиямен, салмақтарымен бірге жарияланған ба?', 'Опубликована ли модель по свободной лицензии вместе с весами?', 'Is the model released under a free licence, with its weights?'),
})

const isGeneral = is(general, true)

export const modelPage: FormPage = {
  id: 'model', title: say('Жалпы мақсаттағы модель', 'Модель общего назначения', 'General-purpose model'),
  fields: [general, { ...compute, when: isGeneral }, { ...designated, when: isGeneral }, { ...open, when: isGeneral }],
}

export const modelRules: readonly RegimeRule[] = [
  { id: '51-general', title: say('Жалпы мақсаттағы модель', 'Модель общего назначения', 'A general-purpose model'), ...at('3', '63'), when: isGeneral, gives: { scale: model, class: 'general' }, from: days.models },
  {
    id: '51-2', title: say('Оқытуға 10²⁵ FLOP-тан көп есептеу жұмсалды', 'На обучение потрачено более 10²⁵ FLOP', 'More than 10²⁵ FLOP were used for training'), ...at('51', '2'),
    when: all(isGeneral, above(compute, 10)), gives: { scale: model, class: 'systemic' }, from: days.models,
  },
  {
    id: '51-1-b', title: say('Комиссия шешімімен танылған', 'Признана решением Комиссии', 'Designated by a decision of the Commission'), ...at('51', '1(b)'),
    when: all(isGeneral, is(designated, true)), gives: { scale: model, class: 'systemic' }, from: days.models,
  },
]

/** Article 53(2): what is released openly is freed of two duties, unless it carries systemic risk. */
const openWithoutRisk = all(is(open, true), atMost(compute, 10), is(designated, false))
const systemic = ['51-2', '51-1-b']

export const modelDuties: readonly FollowingDuty[] = [
  { id: 'duty-53-1-a', title: say('Техникалық құжаттаманы жүргізу', 'Вести техническую документацию', 'Keep technical documentation'), owes: provider, ...at('53', '1(a)'), of: ['51-general'], unless: openWithoutRisk },
  { id: 'duty-53-1-b', title: say('Модельді кірістіретіндерге ақпарат беру', 'Давать сведения тем, кто встраивает модель', 'Give information to those who integrate the model'), owes: provider, ...at('53', '1(b)'), of: ['51-general'], unless: openWithoutRisk },
  { id: 'duty-53-1-c', title: say('Авторлық құқықты сақтау саясатын енгізу', 'Иметь политику соблюдения авторского права', 'Have a policy to comply with copyright'), owes: provider, ...at('53', '1(c)'), of: ['51-general'] },
  { id: 'duty-53-1-d', title: say('Оқыту деректерінің қысқаша сипаттамасын жариялау', 'Публиковать сводку об обучающих данных', 'Publish a summary of training content'), owes: provider, ...at('53', '1(d)'), of: ['51-general'] },
  { id: 'duty-52-1', title: say('Шекке жеткенін немесе жететінін Комиссияға екі апта ішінде хабарлау', 'Уведомить Комиссию в течение двух недель после достижения порога или когда станет известно, что он будет достигнут', 'Notify the Commission within two weeks after the threshold is met, or it is known that it will be'), owes: provider, ...at('52', '1'), of: ['51-2'] },
  { id: 'duty-55-1-a', title: say('Модельді бағалау және шабуылға төзімділігін сынау', 'Оценивать модель и испытывать её устойчивость к атакам', 'Evaluate the model, with adversarial testing'), owes: provider, ...at('55', '1(a)'), of: systemic },
  { id: 'duty-55-1-b', title: say('Жүйелік тәуекелдерді бағалау және азайту', 'Оценивать и снижать системные риски', 'Assess and mitigate systemic risks'), owes: provider, ...at('55', '1(b)'), of: systemic },
  { id: 'duty-55-1-c', title: say('Ауыр инциденттерді есепке алып, дереу хабарлау', 'Учитывать серьёзные инциденты и незамедлительно сообщать о них', 'Keep track of serious incidents and report them without undue delay'), owes: provider, ...at('55', '1(c)'), of: systemic },
  { id: 'duty-55-1-d', title: say('Модельдің киберқауіпсіздігін қамтамасыз ету', 'Обеспечивать кибербезопасность модели', 'Ensure cybersecurity of the model'), owes: provider, ...at('55', '1(d)'), of: systemic },
]
