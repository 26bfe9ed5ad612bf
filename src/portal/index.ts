/**
 * The web shell: what people and programs meet.
 *
 * Promises: who may ask is checked before a handler runs, and whoever is not let in is refused; pages work without a script,
 * in three languages; what goes wrong is said with its mend, and a fault with its number in the log.
 * Never: reads a table, knows an institution, writes a script or style into a page, or sends anything to another site.
 */
export { apiPages } from './pages/api-reference.ts'
export { notFound, problemsOf } from './answers.ts'
export { actorHere, idFrom, jsonFrom, pageFrom, withoutNul } from './asked.ts'
export { cite } from './components/index.ts'
export type { Control, FormState, KeptFile, SelectChoice } from './components/index.ts'
export { field, fields } from './components/index.ts'
export { actions, button, definitionList, errorSummary, form } from './components/index.ts'
export type { ButtonLook, Definition } from './components/index.ts'
export { filters, pagination, table, withQuery } from './components/index.ts'
export type { Column, Filter } from './components/index.ts'
export {
  certificate, copyable, emptyState, meter, notice, progress, receipt, stepIndicator, tag, taskList, timeline, workbench,
} from './components/index.ts'
export type { Happening, NoticeKind, Task, TaskState, Tone } from './components/index.ts'
export { thread } from './components/index.ts'
export type { Thread } from './components/index.ts'
export { csv, download } from './download.ts'
export { attributes, Html, html, nothing, raw } from './html.ts'
export type { Content } from './html.ts'
export { json, page, seeOther } from './layout.ts'
export type { Crumb, Page } from './layout.ts'
export { openLog } from './log.ts'
export type { Log, LogLevel } from './log.ts'
export { keptFile } from './kept-file.ts'
export { homePage } from './pages/home.ts'
export type { Deed, Figure, HomeParts } from './pages/home.ts'
export { searchPage, siteSearch } from './pages/search-page.ts'
export type { Found, PageToFind, Search } from './pages/search-page.ts'
export { accessibilityPage } from './pages/shell-pages.ts'
export type { PartStatus, SystemStatus } from './pages/shell-pages.ts'
export { portal } from './portal.ts'
export type { PortalParts } from './portal.ts'
export { authenticator } from './authenticate.ts'
export type { InstitutionParts } from './institution.ts'
export { deeds, institutions } from './programme.ts'
export { permits, printPermission, route } from './routes.ts'
export type { ApiDescription, Permission, RateLimit, Route, RouteOf } from './routes.ts'
export { listen } from './server.ts'
export type { RunningServer } from './server.ts'
export type { FileSink, Hat, IncomingFile, Institution, PortalSettings, Session, SubmittedForm, Visit } from './visit.ts'
export { dateTime, identifier, moment, money, say } from './words.ts'
export type { Words } from './words.ts'
