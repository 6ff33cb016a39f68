import {
  FileReceived,
  SendingAccepted,
  SendingCleared,
  SendingDelivered,
  SendingLapsed,
  SendingRefused
} from "@postkasse/core/sending"
import { Schema } from "effect"
import { json } from "../codec/index.ts"

export const sendingEvent = json(
  "sending's event",
  Schema.Union([FileReceived, SendingAccepted, SendingCleared, SendingLapsed, SendingDelivered, SendingRefused])
)
