/** What compute hours keep of people, for the privacy notice of the portal. */
import { spoken, type Text } from '../../law/text.ts'
import { words } from './messages.ts'

export const keeps: { readonly title: Text; readonly lines: readonly Text[] } = {
  title: words.name,
  lines: [spoken({
    kk: 'Кластерге жіберілген әр тапсырма: кім жіберді (тіркелгісі), қашан, атауы және жұмсалған сағаттары; сценарийдің өзі порталда сақталмайды. Кластердегі логиндер расталған логиндер тізілімінде көрсетіледі, оларды ұйым мен логинді растайтын органдар көреді. Сақтау мерзімі белгіленбеген.',
    ru: 'Каждое задание, отправленное на кластер: кто отправил (учётная запись), когда, название и потраченные часы; сам сценарий на портале не хранится. Логины на кластере указаны в реестре подтверждённых логинов, их видят организация и органы, которые их подтверждают. Срок хранения не установлен.',
    en: 'Each job that was sent to a cluster: who sent it (the account), when, its name and the hours that it used; the script itself is not kept here. Logins on the cluster stand in the register of confirmed logins, which the organisation and the bodies that confirm them see. No time of keeping is set.',
  })],
}
