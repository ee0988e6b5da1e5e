// Everything that the first screens can do without; one file, loaded as soon as the browser has nothing better to do.
export { AccountScreens } from './access/AccountScreens.js'
export { Notices } from './audit/Notices.js'
export { CallBackBanner } from './emergencies/CallBackBanner.js'
export { EndedEmergencies } from './emergencies/EndedEmergencies.js'
export { AccountPage } from './privacy/AccountPage.js'
export { ProofDialog } from './proof/ProofDialog.js'
export { Wall } from './walls/Wall.js'
export { Duty, EmergencyScreen, OrganisationScreen, PactScreen, RealCoverage } from './Sections.js'
