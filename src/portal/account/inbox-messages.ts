/** The words of the inbox. */
import type { Text } from '../../law/text.ts'

export const inboxWords = {
  title: { kk: 'Кіріс хаттар', ru: 'Входящие письма', en: 'Inbox' },
  lead: {
    kk: 'Порталдан келген хаттар. Олар электрондық поштаға да жіберіледі. Хатты ашқаныңыз уақытымен бірге журналға жазылады.',
    ru: 'Письма портала. Они отправляются и на электронную почту. Открытие письма записывается в журнал с указанием времени.',
    en: 'The letters of the portal. They go to your e-mail address as well. That you opened a letter is entered in the journal, with the time.',
  },
  ofOrganisation: {
    kk: 'Ұйымыңыздың хаттары да осында тұрады: оларды өкілеттігі расталған басшы ғана көреді.',
    ru: 'Здесь же письма вашей организации: их видит только руководитель, чьи полномочия подтверждены.',
    en: 'The letters of your organisation stand here as well: only a head whose right to act has been proved sees them.',
  },
  subject: { kk: 'Тақырыбы', ru: 'Тема', en: 'Subject' },
  to: { kk: 'Кімге', ru: 'Кому', en: 'To' },
  you: { kk: 'Сізге', ru: 'Вам', en: 'You' },
  sent: { kk: 'Жіберілген уақыты', ru: 'Отправлено', en: 'Sent' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  unread: { kk: 'Ашылмаған', ru: 'Не открыто', en: 'Not opened' },
  read: { kk: 'Ашылған', ru: 'Открыто', en: 'Opened' },
  readBy: { kk: 'Кім ашты', ru: 'Кто открыл', en: 'Opened by' },
  readAt: { kk: 'Ашылған уақыты', ru: 'Время открытия', en: 'Opened at' },
  proof: { kk: 'Журналдағы жазба', ru: 'Запись в журнале', en: 'Entry of the journal' },
  waiting: { kk: 'журналға енгізілуде', ru: 'вносится в журнал', en: 'being entered' },
  open: { kk: 'Хатты ашу', ru: 'Открыть письмо', en: 'Open the letter' },
  openHint: {
    kk: 'Хатты ашсаңыз, журналға оны сіздің оқығаныңыз және оқыған уақытыңыз жазылады.',
    ru: 'При открытии в журнал будет внесено, что письмо прочитали вы и когда это произошло.',
    en: 'When you open it, the journal records that it was you who read it, and when.',
  },
  none: { kk: 'Хат жоқ', ru: 'Писем нет', en: 'No letters' },
  noneHint: {
    kk: 'Портал сізге бірдеңе хабарласа, хат осында көрінеді.',
    ru: 'Когда портал о чём-либо сообщит вам, письмо будет здесь.',
    en: 'When the portal has something to tell you, the letter stands here.',
  },
} as const satisfies Record<string, Text>
