/** Words that mean the same in the three languages: the state, law, money and business. A line: Kazakh | Russian | English. */
export const stateWords = `
мемлекет | государство | state
мемлекеттік | государственный | state, public
үкімет | правительство | government
министрлік, министр | министерство, министр | ministry, minister
президент | президент | president
парламент | парламент | parliament
мәжіліс | мажилис | mazhilis
сенат | сенат | senate
депутат | депутат | deputy
сайлау | выборы | election
әкімдік, әкімшілік | акимат, администрация | akimat, administration
әкім | аким | akim, mayor, governor
облыс | область | region, oblast
аудан | район | district
қала | город | city, town
ауыл | село, аул | village
елді мекен | населенный пункт | settlement
аймақ, өңір | регион | region
астана | столица | capital
республика | республика | republic
ел, мемлекет | страна | country
шекара | граница | border
азамат | гражданин | citizen
азаматтық | гражданство | citizenship
халық, тұрғын | население, народ, житель | population, people, resident
қоғам | общество | society
заң | закон | law, act
кодекс | кодекс | code
конституция | конституция | constitution
ереже, қағида | правило, положение | rule, regulation
бұйрық | приказ | order
қаулы | постановление | resolution, decree
жарлық | указ | decree
шешім | решение | decision
келісім | соглашение | agreement
шарт, келісімшарт | договор, контракт | contract, agreement
құқық | право | right, law
құқық бұзушылық | правонарушение | offence
қылмыс | преступление | crime
сот | суд | court
судья, төреші | судья | judge
прокуратура, прокурор | прокуратура, прокурор | prosecutor
адвокат, қорғаушы | адвокат, защитник | lawyer, advocate
полиция | полиция, милиция | police
жаза | наказание | punishment, penalty
айыппұл | штраф | fine, penalty
шағым, шағымдану, арыздану | жалоба, апелляция, обжаловать, обжалование | complaint, appeal
бас тарту | отказ, отказать | refusal, refuse
өтініш, арыз | заявление, заявка, обращение | application, request
сұрау, сұраныс | запрос, спрос | request, demand
рұқсат | разрешение | permit, permission
лицензия | лицензия | licence, license
куәлік | удостоверение, свидетельство | certificate, identity card
сертификат | сертификат | certificate
паспорт, төлқұжат | паспорт | passport
құжат | документ | document
анықтама | справка | certificate, reference
есеп | отчет, отчетность | report
тіркеу | регистрация | registration
тізілім, тіркелім | реестр, регистр | register, registry
тізім | список, перечень | list
қызмет | услуга, служба | service
мемлекеттік қызмет | государственная услуга, госуслуга | public service
цифрлық | цифровой | digital
электрондық | электронный | electronic
бақылау | контроль, надзор | control, supervision, oversight
тексеру | проверка, инспекция | inspection, check, audit
тексеріс | проверка | inspection
аудит | аудит | audit
қадағалау | надзор | supervision, oversight
бағдарлама | программа | programme, program
жоспар | план | plan
жоба | проект | project, draft
стратегия | стратегия | strategy
тұжырымдама | концепция | concept
ұлттық | национальный | national
халықаралық | международный | international
қауіпсіздік | безопасность | security, safety
қорғаныс | оборона | defence, defense
қорғау | защита, охрана | protection
әскер, армия | армия, войско | army, troops
әскери | военный | military
соғыс | война | war
бейбітшілік | мир | peace
ұйым | организация | organisation, organization
мекеме | учреждение | institution
орган | орган | body, authority
агенттік | агентство | agency
комитет | комитет | committee
комиссия | комиссия | commission
кеңес | совет | council, advice
жиналыс, отырыс | собрание, заседание | meeting, session
кездесу | встреча | meeting
басшы, жетекші | руководитель, глава | head, leader, manager
басқарма | управление | department, board
басқару | управление | management, governance
қызметкер | сотрудник, работник | employee, staff
маман | специалист | specialist, expert
сарапшы | эксперт | expert
кеден | таможня | customs
елшілік | посольство | embassy
елші | посол | ambassador
сыбайлас жемқорлық, жемқорлық | коррупция | corruption
мемлекеттік сатып алу | государственная закупка, госзакупка | public procurement
сатып алу | закупка, покупка | procurement, purchase
тендер | тендер | tender
конкурс, байқау | конкурс | competition, contest
бюджет | бюджет | budget
салық | налог | tax
жеңілдік | льгота | benefit, relief, concession
төлем | платеж, оплата | payment
жарна | взнос | contribution, fee
баж | пошлина | duty, fee
табыс, кіріс | доход | income, revenue
шығын, шығыс | расход | expense, expenditure
пайда | прибыль | profit
баға | цена | price
құн | стоимость | cost, value
ақша | деньги | money
теңге | тенге | tenge
қаржы | финансы | finance, fund
қаржыландыру | финансирование | financing, funding
несие, кредит | кредит | credit, loan
қарыз | долг, заем | debt, loan
банк | банк | bank
сақтандыру | страхование, страховка | insurance
инвестиция | инвестиция | investment
инвестор | инвестор | investor
грант | грант | grant
субсидия | субсидия | subsidy
экономика | экономика | economy
инфляция | инфляция | inflation
нарық, базар | рынок | market
сауда | торговля | trade
экспорт | экспорт | export
импорт | импорт | import
тауар | товар | goods, product
өнім | продукт, продукция | product
өндіріс | производство | production
өнеркәсіп | промышленность | industry
зауыт | завод | plant, factory
кәсіпкер | предприниматель | entrepreneur
кәсіпкерлік, бизнес | предпринимательство, бизнес | business, entrepreneurship
кәсіпорын | предприятие | enterprise
компания | компания | company
жауапкершілігі шектеулі серіктестік, жшс | товарищество с ограниченной ответственностью, тоо | limited liability partnership, llp
акционерлік қоғам | акционерное общество | joint stock company
серіктес, әріптес | партнер | partner
серіктестік | партнерство, сотрудничество | partnership
ынтымақтастық | сотрудничество | cooperation
стартап | стартап | startup, start-up
технопарк | технопарк | technopark, technology park
қатысушы, резидент | участник, резидент | participant, resident
жұмыс, еңбек | работа, труд | work, labour, labor
жұмыспен қамту | занятость | employment
жұмыссыз, жұмыссыздық | безработица, безработный | unemployment, unemployed
жалақы | зарплата, заработная плата | salary, wage
зейнетақы | пенсия | pension
жәрдемақы | пособие | benefit, allowance
әлеуметтік | социальный | social
көмек | помощь | help, aid, assistance
қолдау | поддержка | support
меншік | собственность | property, ownership
мүлік | имущество | property, assets
жер | земля | land, earth
жер учаскесі, жер телімі | земельный участок | land plot
жылжымайтын мүлік | недвижимость | real estate
тұрғын үй, баспана | жилье, жилище | housing
үй | дом | house, home
пәтер | квартира | apartment, flat
мекенжай | адрес | address
бизнес сәйкестендіру нөмірі, бсн | бизнес идентификационный номер, бин | business identification number, bin
жеке сәйкестендіру нөмірі, жсн | индивидуальный идентификационный номер, иин | individual identification number, iin
қолтаңба, қол қою | подпись | signature
электрондық цифрлық қолтаңба, эцқ | электронная цифровая подпись, эцп | electronic digital signature
мерзім | срок | term, deadline, period
құпия | тайна, секретный | secret, confidential
патент | патент | patent
`
