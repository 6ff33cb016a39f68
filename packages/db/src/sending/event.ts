import { FileReceived, SendingAccepted, SendingDelivered, SendingLapsed, SendingRefused } from "@postkasse/core/sending"
import { Schema } from "effect"
import { json } from "../codec/index.ts"

export const sendingEvent = json(
  "sending's event",
  Schema.Union([FileReceived, SendingAccepted, SendingLapsed, SendingDelivered, SendingRefused])
)
