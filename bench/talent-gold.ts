/**
 * Fifty pairs of a need and a card, labelled by hand before the matcher was written, as somebody would who must say whom to invite. Everybody in them is made up. The skills are by the codes of the framework.
 *
 * 3: invite at once: what is needed is shown by tasks, and languages, place and kind of work fit. 2: invite: one thing is to be asked or settled. 1: only if nobody else is there:
 * the skill is claimed alone, adjacent or weakly shown, or the kind of work is another. 0: no.
 */
export interface GoldTask { readonly skill: string; readonly score: number; readonly hidden: boolean }
export interface GoldCard {
  readonly id: string; readonly text: string; readonly shows: readonly GoldTask[]; readonly claims: readonly string[]
  readonly languages: readonly string[]; readonly region: string; readonly remote: boolean; readonly kinds: readonly string[]
}
export interface GoldNeed {
  readonly id: string; readonly text: string; readonly must: readonly string[]; readonly wish: readonly string[]
  readonly languages: readonly string[]; readonly region: string; readonly remote: boolean; readonly kind: string
}

const tested = (skill: string, ...scores: readonly number[]): readonly GoldTask[] => scores.map((score) => ({ skill, score, hidden: true }))
const open = (skill: string, ...scores: readonly number[]): readonly GoldTask[] => scores.map((score) => ({ skill, score, hidden: false }))

export const goldCards: readonly GoldCard[] = [
  { id: 'C01', text: 'Дронмен түсірілген кескіндердегі малды санайтын компьютерлік көру инженері', shows: [...tested('M4', 92, 85), ...open('M4', 78), ...tested('M3', 80)], claims: ['M6'], languages: ['kk', 'ru'], region: '71', remote: true, kinds: ['job', 'project'] },
  { id: 'C02', text: 'Студент, интересуюсь компьютерным зрением и болезнями растений', shows: [], claims: ['M4', 'M3'], languages: ['ru'], region: '75', remote: false, kinds: ['internship', 'job'] },
  { id: 'C03', text: 'Speech engineer: call recordings in Kazakh turned into text', shows: [...tested('M5', 88, 91), ...tested('L1', 84), ...tested('M2', 75)], claims: [], languages: ['kk', 'ru', 'en'], region: '71', remote: false, kinds: ['job'] },
  { id: 'C04', text: 'Инженер по распознаванию речи, русский и английский', shows: [...tested('M5', 90), ...tested('M3', 82)], claims: ['M2'], languages: ['ru', 'en'], region: '71', remote: true, kinds: ['job'] },
  { id: 'C05', text: 'Статистика бюросына арналған кестелерді тазартып, SQL сұрауларын жазамын', shows: [...tested('D3', 95), ...tested('D2', 81), ...open('D5', 70)], claims: [], languages: ['kk', 'ru'], region: '79', remote: false, kinds: ['internship'] },
  { id: 'C06', text: 'Инженер данных: конвейеры, SQL, сбор данных из открытых источников', shows: [...tested('D6', 87, 90), ...tested('D3', 93), ...tested('D1', 76)], claims: [], languages: ['ru', 'en'], region: '35', remote: true, kinds: ['job'] },
  { id: 'C07', text: 'Құқықтық құжаттарға тілдік модельді баптаймын', shows: [...tested('L3', 86), ...tested('L1', 89), ...open('R5', 80)], claims: ['M2'], languages: ['kk', 'ru'], region: '75', remote: true, kinds: ['project', 'job'] },
  { id: 'C08', text: 'Дообучал языковые модели на английских договорах', shows: [...tested('L3', 90, 88), ...tested('M2', 85)], claims: ['L1'], languages: ['ru', 'en'], region: '75', remote: true, kinds: ['project'] },
  { id: 'C09', text: 'Auditor of AI systems: risk, fairness between groups, explaining to boards', shows: [...tested('R3', 88), ...tested('R2', 91), ...open('R4', 84)], claims: ['R1'], languages: ['ru', 'en'], region: '71', remote: false, kinds: ['job'] },
  { id: 'C10', text: 'Юрист по персональным данным, хочу заниматься рисками ИИ', shows: tested('R1', 94), claims: ['R3', 'R2'], languages: ['kk', 'ru', 'en'], region: '71', remote: false, kinds: ['job'] },
  { id: 'C11', text: 'Мектепке арналған көмекшілер жасаймын: API арқылы тілдік модель', shows: [...tested('L4', 83, 79), ...tested('R1', 72)], claims: ['L1'], languages: ['kk'], region: '61', remote: true, kinds: ['job', 'internship'] },
  { id: 'C12', text: 'Web developer who builds chat applications over language model APIs', shows: [...tested('L4', 96)], claims: [], languages: ['en', 'ru'], region: '75', remote: true, kinds: ['job'] },
  { id: 'C13', text: 'Ауыл шаруашылығы бойынша статист: өнімді болжау, эксперимент жоспарлау', shows: [...tested('S2', 87), ...tested('S4', 82), ...tested('S1', 90)], claims: ['D5'], languages: ['kk', 'ru'], region: '39', remote: true, kinds: ['project'] },
  { id: 'C14', text: 'Аналитик: описательная статистика и диаграммы урожайности', shows: [...tested('S1', 88), ...tested('D5', 92)], claims: ['S2'], languages: ['ru'], region: '59', remote: true, kinds: ['project', 'job'] },
  { id: 'C15', text: 'MLOps engineer: models in production with monitoring', shows: [...tested('M6', 91, 86), ...tested('D6', 84), ...tested('M2', 80)], claims: [], languages: ['ru', 'en'], region: '71', remote: false, kinds: ['job'] },
  { id: 'C16', text: 'Модельді қызметке енгізу: бірінші жылғы инженер', shows: open('M6', 64), claims: ['D6'], languages: ['kk', 'ru', 'en'], region: '71', remote: false, kinds: ['job', 'internship'] },
  { id: 'C17', text: 'Қазақ тіліне токенизатор оқытып, сапасын өлшедім', shows: [...tested('L2', 89), ...tested('L1', 77)], claims: [], languages: ['kk', 'en'], region: '75', remote: true, kinds: ['internship', 'project'] },
  { id: 'C18', text: 'Қазақ мәтінін өңдеуші лингвист: қалыпқа келтіру, сөйлемге бөлу', shows: tested('L1', 93, 90), claims: ['L2'], languages: ['kk', 'ru'], region: '10', remote: true, kinds: ['internship', 'project', 'job'] },
  { id: 'C19', text: 'Исследователь нейронных сетей, соревнования по изображениям и звуку', shows: [...tested('M3', 94, 90), ...tested('M4', 79), ...tested('M5', 71)], claims: ['M1'], languages: ['ru', 'en'], region: '75', remote: true, kinds: ['job', 'project'] },
  { id: 'C20', text: 'Кассир, оқимын: жасанды интеллект курсының басы, SQL туралы естідім', shows: [], claims: ['D3'], languages: ['kk', 'ru'], region: '79', remote: false, kinds: ['job', 'internship'] },
]

export const goldNeeds: readonly GoldNeed[] = [
  { id: 'N01', text: 'Нужен инженер компьютерного зрения: распознавать болезни растений на фотографиях', must: ['M4'], wish: ['M3', 'M6'], languages: ['ru'], region: '75', remote: true, kind: 'job' },
  { id: 'N02', text: 'Байланыс орталығының қазақша қоңырауларын мәтінге айналдыратын маман керек', must: ['M5', 'L1'], wish: ['M2'], languages: ['kk'], region: '71', remote: false, kind: 'job' },
  { id: 'N03', text: 'Статистикалық кестелерді тазартатын және SQL білетін тағылымгер', must: ['D3', 'D2'], wish: ['D5'], languages: ['kk', 'ru'], region: '79', remote: false, kind: 'internship' },
  { id: 'N04', text: 'Қазақ тіліндегі құқықтық құжаттар бойынша тілдік модельді баптау жобасы', must: ['L3', 'L1'], wish: ['M2', 'R5'], languages: ['kk'], region: '71', remote: true, kind: 'project' },
  { id: 'N05', text: 'Officer for responsible AI: assess risk and fairness of systems in a bank', must: ['R3', 'R2'], wish: ['R1', 'R4'], languages: ['ru', 'en'], region: '71', remote: false, kind: 'job' },
  { id: 'N06', text: 'Data engineer for pipelines of open data, distributed team', must: ['D6', 'D3'], wish: ['D1'], languages: ['en'], region: '75', remote: true, kind: 'job' },
  { id: 'N07', text: 'Мұғалімге көмекші қосымша: тілдік модельді API арқылы қолдану', must: ['L4'], wish: ['R1', 'L1'], languages: ['kk'], region: '61', remote: true, kind: 'job' },
  { id: 'N08', text: 'Прогноз урожайности: статистический вывод и планирование эксперимента на полях', must: ['S2', 'S4'], wish: ['S1', 'D5'], languages: ['ru'], region: '39', remote: true, kind: 'project' },
  { id: 'N09', text: 'Engineer who puts models into production and watches them', must: ['M6'], wish: ['D6', 'M2'], languages: ['ru', 'en'], region: '71', remote: false, kind: 'job' },
  { id: 'N10', text: 'Қазақ тілі токенизаторы бойынша тағылымдама', must: ['L2'], wish: ['L1'], languages: ['kk'], region: '75', remote: true, kind: 'internship' },
]

/** What each need's five cards are worth, and why where that is not plain. */
export const goldPairs: readonly { readonly need: string; readonly grades: Readonly<Record<string, 0 | 1 | 2 | 3>> }[] = [
  // C19 has one task in vision and is strong in what stands behind it; C02 claims alone; C03 hears and does not see.
  { need: 'N01', grades: { C01: 3, C19: 3, C02: 1, C03: 0, C14: 0 } },
  // C04 speaks no Kazakh; C18 knows the language and no speech; C19 neither speaks it nor is strong in speech.
  { need: 'N02', grades: { C03: 3, C04: 1, C18: 1, C19: 0, C11: 0 } },
  // C06 looks for a job elsewhere; C20 has heard of SQL; C10 is a lawyer.
  { need: 'N03', grades: { C05: 3, C20: 1, C06: 0, C10: 0, C17: 0 } },
  // C08 does not speak Kazakh and has not shown its processing; C18 and C17 show the language and no tuning.
  { need: 'N04', grades: { C07: 3, C08: 1, C18: 1, C17: 1, C12: 0 } },
  // C10 shows only the wished skill; C07 shows a model card; C15 is of the same house and another trade.
  { need: 'N05', grades: { C09: 3, C10: 1, C07: 0, C15: 0, C12: 0 } },
  // C15 shows pipelines but no SQL, and would have to work from Astana; C05 has SQL, no English and wants an internship.
  { need: 'N06', grades: { C06: 3, C15: 1, C05: 0, C20: 0, C14: 0 } },
  // C12 is the better programmer and speaks no Kazakh; C07 tunes models, from which applications are not far; C18 knows the language alone.
  { need: 'N07', grades: { C11: 3, C12: 1, C07: 1, C18: 0, C16: 0 } },
  // C14 claims the inference and shows the rest; C05 is an intern who cleans tables.
  { need: 'N08', grades: { C13: 3, C14: 2, C05: 0, C06: 0, C19: 0 } },
  // C16 has put one to work, weakly, without hidden tests, and fits in all else; C01 claims it and speaks no English.
  { need: 'N09', grades: { C15: 3, C16: 2, C01: 1, C06: 1, C09: 0 } },
  // C18 claims what C17 shows, and is strong beside it; C07 knows Kazakh text and looks for a job or a project.
  { need: 'N10', grades: { C17: 3, C18: 2, C07: 1, C20: 0, C02: 0 } },
]
