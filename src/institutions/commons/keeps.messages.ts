/** What the commons keeps of people, for the privacy notice of the portal. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const keeps: { readonly title: Text; readonly lines: readonly Text[] } = {
  title: say('Деректер', 'Данные', 'Data'),
  lines: [
    say(
      'Деректер жиынын әр оқу: кім (тіркелгі мен ұйым), қай редакциясын, қай есіктен, қай құқықпен, неше жол мен байт, қашан. Оны деректің иесі мен оқыған адам көреді; сақтау мерзімі белгіленбеген.',
      'Каждое обращение к набору данных: кто (учётная запись и организация), к какой версии, через какой вход, по какому праву, сколько строк и байт, когда. Это видят владелец данных и сам читатель; срок хранения не установлен.',
      'Each read of a dataset: who (the account and the organisation), which version, by which door, by what right, how many rows and bytes, when. The owner of the data and the reader see it; no time of keeping is set.'),
    say(
      'Сақтаған SQL сұрауларыңыз өшіргеніңізше, деректер жиынын бақылауыңыз тоқтатқаныңызша сақталады.', 'Сохранённые вами запросы SQL хранятся, пока вы их не удалите, подписка на набор данных — пока вы её не отмените.',
      'SQL queries that you saved are kept until you delete them, and that you follow a dataset until you stop.'),
  ],
}
