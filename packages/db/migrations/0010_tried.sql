-- Whoever looks for sendings that wait for the scan sees which were tried before: those are scanned one by one.
GRANT SELECT ("tries") ON "scan_outbox" TO "postkasse_worker";
