/** The events of life of Kazakhstan, each a path through its public services. Their names in the state's own register were not found. */
import type { AdministrationOptions } from '../../../institutions/administration/index.ts'
import { administrativeCode, secondary, stateServicesLaw } from '../acts.ts'
import { permitsLaw, rules } from './acts.ts'

export const administrationOptions: AdministrationOptions = {
  rests: [secondary(stateServicesLaw), secondary(permitsLaw), secondary(administrativeCode), rules],
  events: [
    {
      id: 'birth', needs: ['living'], title: { kk: 'Бала туды', ru: 'Рождение ребёнка', en: 'A child is born' },
      hint: { kk: 'Тууды тіркеп, жәрдемақы алып, балабақша кезегіне тұрасыз.', ru: 'Зарегистрируйте рождение, получите пособие, встаньте в очередь в детский сад.', en: 'Register the birth, receive the grant, join the queue for a kindergarten.' },
      services: ['administration.birth', 'administration.birth-grant', 'administration.kindergarten'],
    },
    {
      id: 'move', needs: ['living'], title: { kk: 'Көштім', ru: 'Переезд', en: 'I moved' },
      hint: { kk: 'Жаңа мекенжай бойынша тіркелесіз, қажет болса, халыққа қызмет көрсету орталығына жазыласыз.', ru: 'Зарегистрируйтесь по новому адресу, при необходимости запишитесь в центр обслуживания.', en: 'Register at the new address, and book a counter if you need one.' },
      services: ['administration.address', 'administration.own-address', 'administration.counter', 'administration.parking-card'],
    },
    {
      id: 'business', needs: ['company', 'living'], title: { kk: 'Іс бастаймын', ru: 'Своё дело', en: 'I start a business' },
      hint: { kk: 'Дара кәсіпкер ретінде тіркеліп, тізілімнен үзінді аласыз.', ru: 'Зарегистрируйтесь как индивидуальный предприниматель и получите выписку.', en: 'Become a sole trader, and take an extract.' },
      services: ['administration.sole-trader', 'administration.extract'],
    },
    {
      id: 'trade', needs: ['company'], title: { kk: 'Компания алкоголь сатады', ru: 'Компания продаёт алкоголь', en: 'A company sells alcohol' },
      hint: { kk: 'Лицензияны дүкені бар компания алады; өтінішке басшысы қол қояды.', ru: 'Лицензию получает компания, у которой есть магазин; заявление подписывает её руководитель.', en: 'A company that keeps a shop is given the licence; its head signs the application.' },
      services: ['administration.alcohol-licence'],
    },
    {
      id: 'study', needs: ['learning'], title: { kk: 'Оқимын', ru: 'Учёба', en: 'I study' },
      hint: { kk: 'Жақсы баға үшін стипендия аласыз.', ru: 'За хорошие оценки назначается стипендия.', en: 'Good marks bring a scholarship.' }, services: ['administration.scholarship'],
    },
    {
      id: 'work', needs: ['living'], title: { kk: 'Жұмысымнан айырылдым', ru: 'Потеря работы', en: 'I lost my work' },
      hint: { kk: 'Жаңа бизнес-идеяны іске асыруға грант сұрай аласыз.', ru: 'Можно попросить грант на реализацию новой бизнес-идеи.', en: 'You can ask for a grant to begin a business.' }, services: ['administration.start-grant', 'administration.sole-trader'],
    },
    {
      id: 'build', needs: ['living'], title: { kk: 'Құрылыс салғым келеді', ru: 'Строительство', en: 'I want to build' },
      hint: { kk: 'Рұқсатты әкімдік береді, басқа органдардың келісуін өзі сұратады.', ru: 'Разрешение даёт акимат, согласование других органов он запрашивает сам.', en: 'The akimat gives the permit, and asks the other bodies itself.' }, services: ['administration.building-permit'],
    },
    {
      id: 'state', needs: ['living'], title: { kk: 'Мемлекеттен сұрағым бар', ru: 'Обращение к государству', en: 'I ask the state' },
      hint: { kk: 'Жолданым бересіз, ақпарат сұратасыз, зал брондайсыз, деректеріңізді кім пайдаланатынын өзіңіз шешесіз.', ru: 'Подайте обращение, запросите информацию, забронируйте зал, решите, кто использует ваши данные.', en: 'Send a petition, ask for information, book the hall, say who may use your data.' },
      services: ['administration.petition', 'administration.information', 'administration.hall', 'administration.consent', 'administration.consent-withdrawal', 'administration.data-question'],
    },
  ],
}
