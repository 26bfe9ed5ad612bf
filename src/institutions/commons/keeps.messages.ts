/** What the commons keeps of people, for the privacy notice of the portal. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const keeps: { readonly title: Text; readonly lines: readonly Text[] } = {
  title: say('Деректер', 'Данные', 'Data'),
  lines: [
    say(
      'Деректер жиынының әр оқылымы: кім оқыды (тіркелгісі мен ұйымы), қай нұсқасын, қандай тәсілмен, қандай құқық негізінде, неше жол мен байт, қашан. Мұны деректердің иесі мен оқыған адам көреді; сақтау мерзімі белгіленбеген.',
      'Каждое обращение к набору данных: кто (учётная запись и организация), к какой версии, каким способом, на основании какого права, сколько строк и байт, когда. Это видят владелец данных и тот, кто к ним обращался; срок хранения не установлен.',
      'Each read of a dataset: who (the account and the organisation), which version, by which door, by what right, how many rows and bytes, when. The owner of the data and the reader see it; no time of keeping is set.'),
    say(
      'Сақтаған SQL сұрауларыңыз оларды өшіргенше, жаңартуларын бақылайтын деректер жиындарыңыз бақылауды тоқтатқанша сақталады.', 'Сохранённые вами запросы SQL хранятся, пока вы их не удалите, список наборов, за обновлениями которых вы следите, — пока вы не перестанете следить.',
      'SQL queries that you saved are kept until you delete them, and that you follow a dataset until you stop.'),
  ],
}
