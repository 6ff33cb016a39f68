import { largeDocumentContract } from "@postkasse/testkit/contract"
import { s3 } from "./blob-stores.ts"
import { servers } from "./databases.ts"
import { portsIn } from "./ports.ts"

for (const server of servers.slice(0, 1)) largeDocumentContract(`${server.name} and S3`, portsIn(server, s3))
