export { Organisation, OrganisationName, Sender, SenderKind } from "./model.ts"
export { Organisations } from "./port.ts"
