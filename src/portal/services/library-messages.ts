/** The words of the public library of services. */
import type { Text } from '../../law/text.ts'

export const libraryWords = {
  library: { kk: 'Қызметтер кітапханасы', ru: 'Библиотека услуг', en: 'Library of services' },
  lead: {
    kk: 'Қолданыстағы әр қызметтің толық мәтіні: кез келген орган мен ел оны көшіріп, өзіне бейімдей алады. Көшірмеде бастапқы қызмет пен орган көрсетіледі.',
    ru: 'Полный текст каждой действующей услуги: любой орган и любая страна может скопировать его и приспособить для себя. В копии указаны исходная услуга и её орган.',
    en: 'The whole of every service in force: any body and any country may copy it and make it its own. A copy names the service and the body from which it was taken.',
  },
  all: { kk: 'Барлық қызмет CPSV-AP түрінде (RDF, Turtle)', ru: 'Все услуги в CPSV-AP (RDF, Turtle)', en: 'All services as CPSV-AP (RDF, Turtle)' },
  find: { kk: 'Қызметтің немесе органның атауы', ru: 'Название услуги или органа', en: 'Name of a service or body' },
  none: { kk: 'Мұндай қызмет табылмады', ru: 'Таких услуг нет', en: 'There is no such service' },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  since: { kk: 'Қай күннен қолданыста', ru: 'Действует с', en: 'In force since' },
  basedOn: { kk: 'Қай қызметтен көшірілген', ru: 'С какой услуги скопирована', en: 'Copied from' },
  take: { kk: 'Көшіріп алу', ru: 'Взять', en: 'Take it' },
  process: { kk: 'Рәсімнің BPMN 2.0 сызбасы', ru: 'Схема процедуры в BPMN 2.0', en: 'Diagram of the procedure in BPMN 2.0' },
  copy: { kk: 'Студияға көшіру', ru: 'Скопировать в студию', en: 'Copy into the studio' },
} as const satisfies Record<string, Text>
