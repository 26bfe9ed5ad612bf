/** The words of the paper form of a service. */
import type { Text } from '../../law/text.ts'

export const paperFormWords = {
  title: { kk: 'Өтініш бланкі', ru: 'Бланк заявления', en: 'Paper form' },
  lead: {
    kk: 'Бланкті басып шығарып, толтырып, терезеге өзіңіз алып келіңіз. Маман оны порталға енгізеді, ал жіберуді сіз кодпен немесе кіру кілтімен растайсыз.', ru: 'Распечатайте бланк, заполните и сами принесите к окну приёма. Специалист внесёт его на портал, а вы подтвердите отправку кодом или ключом доступа.',
    en: 'Print the form, fill it in and bring it to the counter yourself. An officer types it in, and you agree to what is sent by a code or a passkey.',
  },
  onlyIf: { kk: 'Мына жағдайда ғана толтырылады', ru: 'Заполняется, только если', en: 'Only if' },
  to: { kk: 'Кімге', ru: 'Кому', en: 'To' },
  name: { kk: 'Тегі, аты, әкесінің аты (бар болса)', ru: 'Фамилия, имя, отчество (при наличии)', en: 'Surname, given name, patronymic (if any)' },
  number: { kk: 'Нөмірі', ru: 'Номер', en: 'Number' },
  reached: { kk: 'Телефоны, электрондық поштасы', ru: 'Телефон, электронная почта', en: 'Phone, e-mail' },
  optional: { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' },
  yes: { kk: 'Иә', ru: 'Да', en: 'Yes' },
  no: { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  attached: { kk: 'Құжат қоса беріледі', ru: 'Документ прилагается', en: 'The document is attached' },
  agree: { kk: 'Өтініште көрсетілген мәліметтердің дұрыстығын растаймын, оның менің атымнан порталға енгізілуіне келісім беремін.', ru: 'Подтверждаю достоверность указанных сведений и даю согласие на внесение заявления на портал от моего имени.', en: 'I confirm that what is stated is right, and agree that it is entered on the portal in my name.' },
  date: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  signature: { kk: 'Қолы', ru: 'Подпись', en: 'Signature' },
  received: { kk: 'Терезеде толтырылады', ru: 'Заполняется у окна приёма', en: 'Filled in at the counter' },
  officer: { kk: 'Қабылдаған маман, күні, іс №', ru: 'Специалист, дата, № дела', en: 'Officer, date, case №' },
} as const satisfies Record<string, Text>
