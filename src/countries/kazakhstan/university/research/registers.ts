/** Projects that were given a grant, and stages whose reports were accepted: everybody reads both. */
import { choice, date } from '../../../../law/field.ts'
import { reference, register, type Register } from '../../../../law/register.ts'
import { account, ethicsNeeded, ethicsUntil, made, organisation, project, stageNames, sums } from './fields.ts'
import { kept } from './ground.ts'

/** What a register states of questions that decisions publish, and that nobody is asked for it. */
const plain = <F extends object>(field: F): Omit<F, 'public' | 'from' | 'hint'> => Object.fromEntries(Object.entries(field).filter(([key]) => !['public', 'from', 'hint'].includes(key))) as Omit<F, 'public' | 'from' | 'hint'>

const projectFields = [plain(project), plain(organisation), plain(sums.first), plain(sums.second), plain(ethicsNeeded), date(ethicsUntil.name, { label: ethicsUntil.label, optional: true })] as const

export const projects: Register = register('university.research-projects', {
  ...kept, numbers: 'RSP', calledBy: project.name, title: { kk: 'Грант берілген ғылыми жобалар', ru: 'Научные проекты, получившие грант', en: 'Research projects with a grant' },
  summary: { kk: 'Университет грант берген ғылыми жобалар: кезеңдерінің сомасы және этикалық мақұлдауы.', ru: 'Научные проекты, которым университет дал грант: суммы этапов и этическое одобрение.', en: 'Research projects to which the university gave a grant: the sums of their stages, and the ethics approval.' },
  fields: [...projectFields, account], shown: { to: 'everyone', fields: projectFields.map(({ name }) => name) },
  states: { entered: { kk: 'Орындалуда', ru: 'Выполняется', en: 'Under way' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Грант кері қайтарып алынған', ru: 'Грант отозван', en: 'The grant is withdrawn' } },
})

export const stage = choice('stage', { label: { kk: 'Кезең', ru: 'Этап', en: 'Stage' }, choices: [{ value: 'first', label: stageNames.first }, { value: 'second', label: stageNames.second }] })
const madeFields = Object.values(made).map(plain)

export const stages: Register = register('university.research-stages', {
  ...kept, numbers: 'RSS', title: { kk: 'Ғылыми жобалардың қабылданған кезеңдері', ru: 'Принятые этапы научных проектов', en: 'Accepted stages of research projects' },
  summary: { kk: 'Есебі қабылданған кезеңдер және олардың нәтижесі: деректер жиындары, модельдер, жарияланымдар, код.', ru: 'Этапы, отчёты о которых приняты, и их результаты: наборы данных, модели, публикации, код.', en: 'Stages whose reports were accepted, and what they have brought: datasets, models, publications, code.' },
  // A stage of a project is accepted, and so paid, once.
  unique: ['project', stage.name], names: { [made.datasets.name]: 'dataset', [made.models.name]: 'model' }, onlyOwn: [made.datasets.name],
  fields: [reference('project', projects.id, 'holds', { label: project.label }), stage, ...madeFields], shown: { to: 'everyone', fields: ['project', stage.name, ...madeFields.map(({ name }) => name)] },
  states: { entered: { kk: 'Қабылданған', ru: 'Принят', en: 'Accepted' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Қабылдаудың күші жойылған', ru: 'Принятие отменено', en: 'The acceptance is annulled' } },
})
