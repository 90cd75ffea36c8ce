//! The table of the model: every step, from where, to where, and what it needs and leaves.

use super::Row;

macro_rules! table {
    ($($code:literal: $from:literal -> $to:literal $(, needs $needs:literal)?
            $(, without $without:literal)?
        $(, sets $sets:literal)? $(, clears $clears:literal)? $(, only $only:literal)?;)+) => {
        &[$(Row {
            code: $code, from: $from, to: $to, needs: concat!("" $(, $needs)?),
            without: concat!("" $(, $without)?), sets: concat!("" $(, $sets)?),
            clears: concat!("" $(, $clears)?), only: concat!("" $(, $only)?),
        }),+]
    };
}

/// The steps, in the order of the rows of the law.
pub(super) const TABLE: &[Row] = table! {
    "completion-asked": "received" -> "incomplete";
    "completed": "incomplete" -> "received";
    "registered": "received incomplete" -> "registered";
    "taken-as-finding": "received incomplete" -> "registered";
    "not-registered": "received incomplete" -> "not-registered";
    "study-concluded": "registered" -> "=", without "studied", sets "studied";
    "no-violation": "registered" -> "rejected";
    "forwarded": "registered" -> "awaiting-verification", needs "studied";
    "taken-up": "received" -> "awaiting-ppk", only "own";
    "handed-over": "awaiting-verification" -> "=", sets "handed-over";
    "checked": "awaiting-verification" -> "=", needs "handed-over";
    "verified": "awaiting-verification" -> "=", without "verified", sets "verified";
    "rejected-at-review": "awaiting-verification" -> "rejected";
    "cancelled": "awaiting-verification" -> "cancelled";
    "recommended": "awaiting-verification" -> "awaiting-ppk", needs "verified", sets "recommended";
    "team-formed": "awaiting-ppk summoned" -> "=", without "team", sets "team";
    "summoned": "awaiting-ppk" -> "summoned";
    "absent": "summoned" -> "=", without "absent", sets "absent";
    "summoned-again": "summoned" -> "=", needs "absent", without "second-summons",
        sets "second-summons";
    "absent-again": "summoned" -> "examined", needs "second-summons heavy:team";
    "examined": "summoned" -> "examined", needs "heavy:team";
    "duty-relieved": "summoned examined proposed" -> "=", without "relieved", sets "relieved",
        only "heavy";
    "relief-ended": "summoned examined proposed" -> "=", needs "relieved", clears "relieved";
    "referred-up": "examined" -> "=", sets "referred-up";
    "panel-formed": "awaiting-ppk examined" -> "panel", only "ethics";
    "panel-held": "panel" -> "=", sets "panel-held";
    "proposed": "examined panel" -> "proposed", needs "heavy:team ethics:panel-held";
    "decided": "examined panel proposed" -> "decided", needs "heavy:team ethics:panel-held",
        clears "relieved";
    "not-proven": "examined panel proposed" -> "not-proven", clears "relieved";
    // Neither of the two sanctions asks for another to follow on it.
    "followed-on": "" -> "decided";
    "absent-at-delivery": "decided" -> "=", without "absent-at-delivery",
        sets "absent-at-delivery";
    "sent": "decided" -> "=", needs "absent-at-delivery";
    "delivered": "decided" -> "delivered", clears "absent-at-delivery";
    "objection-filed": "delivered in-force served" -> "under-objection";
    // Against neither of the two sanctions is an appeal open: it is recorded, and changes nothing.
    "appeal-filed": "delivered in-force served" -> "=";
    "responded": "under-objection under-appeal" -> "=";
    "remedy-strengthened": "under-objection under-appeal" -> "in-force", clears "court-suspended";
    "remedy-changed": "under-objection under-appeal" -> "in-force", clears "court-suspended";
    "remedy-revoked": "under-objection" -> "awaiting-ppk", sets "reopened",
        clears "team absent second-summons panel-held court-suspended";
    "remedy-annulled": "under-objection under-appeal" -> "annulled", clears "court-suspended";
    "remedy-inadmissible": "delivered in-force served" -> "=";
    "remedy-dropped": "under-objection under-appeal" -> "delivered", clears "court-suspended";
    "remedy-withdrawn": "under-objection under-appeal" -> "delivered", clears "court-suspended";
    // A sanction with a term of its own is served by itself.
    "executed": "in-force" -> "served", only "ethics";
    "revoked": "decided delivered in-force" -> "awaiting-ppk", sets "reopened",
        clears "team absent second-summons panel-held";
    "revoked-finally": "decided delivered in-force" -> "annulled";
    "uploaded": "in-force served annulled" -> "=", without "uploaded", sets "uploaded";
    "reopened": "annulled not-proven rejected cancelled not-registered closed-by-departure"
        -> "awaiting-ppk",
        sets "reopened", clears "team absent second-summons panel-held";
    "warned": "*" -> "=", sets "warned";
    "blocked": "*" -> "=", without "blocked", sets "blocked";
    "unblocked": "*" -> "=", needs "blocked", clears "blocked";
    "reprimanded": "*" -> "=", sets "reprimanded";
    "criminal-opened": "*" -> "=", without "criminal", sets "criminal";
    "criminal-closed": "*" -> "=", needs "criminal", clears "criminal";
    "court-filed": "in-force served under-objection under-appeal delivered annulled" -> "=",
        sets "court";
    "court-suspended": "in-force delivered" -> "under-appeal", needs "court",
        sets "court-suspended";
    "court-annulled": "in-force served under-objection under-appeal delivered annulled"
        -> "annulled",
        needs "court", clears "court court-suspended";
    "court-upheld": "in-force served under-objection under-appeal delivered annulled"
        -> "in-force if court-suspended",
        needs "court", clears "court court-suspended";
};
/// What is recorded beside the course: tried everywhere, but gone on from only at the beginning.
pub(super) const BESIDE: [&str; 11] = [
    "absent-at-delivery",
    "sent",
    "warned",
    "blocked",
    "unblocked",
    "reprimanded",
    "criminal-opened",
    "criminal-closed",
    "uploaded",
    "handed-over",
    "remedy-changed",
];
/// As grave as a decision.
pub(super) const RULINGS: [&str; 8] = [
    "remedy-strengthened",
    "remedy-changed",
    "remedy-revoked",
    "remedy-annulled",
    "remedy-inadmissible",
    "remedy-dropped",
    "revoked",
    "revoked-finally",
];
/// What steps say, after code and day.
pub(super) const SAID: &[(&str, &str)] = &[
    ("completion-asked", " note=x"),
    ("taken-as-finding", " note=x"),
    ("not-registered", " note=x"),
    ("no-violation", " note=x"),
    ("forwarded", " body=KASN"),
    ("rejected-at-review", " note=x"),
    ("cancelled", " note=x"),
    ("recommended", " body=KASN level=heavy"),
    ("team-formed", " note=x"),
    ("summoned", " exam=DAY"),
    ("summoned-again", " exam=DAY"),
    ("referred-up", " body=x"),
    ("panel-formed", " note=x"),
    ("panel-held", " note=x"),
    ("followed-on", " level=heavy sanction=cpns-termination office=ppk"),
    ("delivered", " manner=in-person"),
    ("remedy-changed", " level=moderate sanction=raise-delay-12m office=ppk"),
    ("remedy-revoked", " note=x"),
    ("remedy-annulled", " note=x"),
    ("remedy-inadmissible", " note=x"),
    ("remedy-dropped", " note=x"),
    ("revoked", " note=x"),
    ("revoked-finally", " note=x"),
    ("reopened", " body=x note=x"),
    ("warned", " body=x"),
    ("blocked", " body=x note=x"),
    ("reprimanded", " body=x"),
    ("criminal-closed", " note=x"),
];
