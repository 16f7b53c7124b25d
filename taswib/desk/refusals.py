"""Why a verb refused: each says what happened, why, and what to do. They know nothing of HTTP."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule of the desk stands against it; nothing was changed."""

    message = _("This can't be done. Nothing was changed.")

    def __str__(self) -> str:
        return str(self.message)


class NotPermitted(Refused):
    message = _("Your role does not allow this. Ask an editor of the desk.")


class Recused(Refused):
    """It does not say why: that a reader named somebody stays between the reader and those who judge."""

    message = _(
        "You have a conflict of interest here: you wrote or edited this article, a report is about you, or you said so "
        "yourself. Another person decides; who reported and what they wrote stays with them."
    )


class AlreadyDecided(Refused):
    message = _("This case has been decided already. Reload the page to see the decision.")


class CaseChanged(Refused):
    """`rows` are the transitions that the person had not seen."""

    def __init__(self, rows: Sequence[object] = ()) -> None:
        super().__init__()
        self.rows = rows

    message = _(
        "Something happened in this case after you opened it, so nothing was sent. "
        "It is on this page now, with what you wrote: look at it, then send again."
    )


class NotDecided(Refused):
    message = _("This case has no decision yet. Decide first, with reasons; then draft the notice.")


class Closed(Refused):
    message = _("This case is closed. What you wrote was not sent; reload the page to see how it ended.")


class ReasonsMissing(Refused):
    message = _("The reasons are missing. The reader reads them; write at least a sentence.")


class NobodyReported(Refused):
    message = _("No reader waits here, so there is nobody to answer. Use what this case's page offers.")


class NotAccepted(Refused):
    message = _("This is a partner's suggestion. Accept it first; then draft the notice.")


class AnsweredAlready(Refused):
    message = _("This suggestion has been answered already. Reload the page to see how.")


class NotTogether(Refused):
    message = _("Only cases on the same article can be handled together. Nothing was changed.")


class KindsDiffer(Refused):
    message = _(
        "Only cases of one kind are handled together, and each right of reply is on its own. Nothing was changed."
    )


class NotForLanes(Refused):
    message = _("Complaints and replies are examined one by one: no lane and no saved reply answers them.")


class ReplyOwed(Refused):
    message = _(
        "A reply was granted and is not published yet, so the case stays open. Publish it; "
        "only its writer can take it back."
    )


class ReplyExpected(Refused):
    message = _(
        "The notice of a right of reply is a reply, with the words of its writer as far as they agreed. "
        "Choose the kind “Reply”, and tick that it carries their words."
    )


class OnlyReport(Refused):
    message = _("It is the only report of this case, so there is nothing to part it from.")


class ReaderGone(Refused):
    message = _("The reader has withdrawn this report, so nobody would read the message. Nothing was sent.")


class NoticeChanged(Refused):
    message = _(
        "The draft of this notice was changed after you opened it, so yours was not taken. "
        "Compare the two, then send again."
    )


class AlreadyPublished(Refused):
    message = _("This notice has been published already. It stands in the log and can't be published twice.")


class NoticeWithdrawn(Refused):
    message = _("This notice was withdrawn. It stays visible as withdrawn and can't be changed.")


class NameTaken(Refused):
    message = _("There is a partner of this name already.")


class NothingChanges(Refused):
    message = _("The notice says just this already, so nothing was changed.")


class NothingToPublish(Refused):
    message = _("The decision rejects the report, so there is nothing to correct and no notice to draft.")


class NoticeIncomplete(Refused):
    message = _("The notice is not complete: say what stood there, what stands now, and why.")


class Withdrawn(Refused):
    message = _("This report was withdrawn. Send a new report if you have changed your mind.")


class Gone(Refused):
    message = _(
        "The newsroom's time for keeping this report is over, and its key was destroyed: nothing can be added to it."
    )


class TooManyFiles(Refused):
    message = _("Five files can be sent at a time. Choose fewer; you can send more in the thread.")


class FileTooLarge(Refused):
    message = _("A file may have 10 MB, all together 30 MB. Choose smaller ones; your words are still here.")


class PictureUnreadable(Refused):
    message = _(
        "A picture could not be made anew without its hidden details: it is damaged, larger than 25 million pixels, or "
        "of a kind that can't be read here (HEIC). Send it as JPEG or PNG, or tick that the original is kept."
    )


class AppealedAlready(Refused):
    message = _("You have appealed already. Another person of the desk reads it and answers here.")


class NoAppeal(Refused):
    message = _("Nobody waits for an answer to an appeal here: perhaps it was answered already. Reload the page.")


class SamePerson(Refused):
    message = _("You decided this case before, so another person has to judge it now.")


class WhyMissing(Refused):
    message = _("Say why: the reason stands in the history, with your name. Nothing was done.")


class CommitteeMissing(Refused):
    message = _(
        "Say for whom the file is: the name of the committee stands in the case's history. Nothing was handed out."
    )


class NoKey(Refused):
    message = _(
        "Your key does not open this. Sign out and in again; if it stays so, ask an editor who reads reports to give "
        "you access on the page “Keys”."
    )


class PassageNotThere(Refused):
    message = _(
        "The words that you marked are not in this text of the article. "
        "Choose the paragraph from the list, or the whole article."
    )


class FormExpired(Refused):
    message = _("The page stood open for more than a day. Your words are still here: check them and send again.")


class NotNow(Refused):
    message = _(
        "This repair stands elsewhere by now, so the step was not taken. Reload the page to see where it stands."
    )


class NotACopy(Refused):
    message = _("The desk has said that this place is not a copy of the error. Nothing was changed.")


class AlreadyKnown(Refused):
    message = _("This place is on the list of this notice already.")


class NothingToTrace(Refused):
    message = _("Only a notice that is published and stands can have copies. Nothing was changed.")


class AnotherSite(Refused):
    message = _("This address belongs to another site than the copy. Give the address of the corrected page itself.")


class NoFix(Refused):
    message = _("There is no prepared wording for this article, or its text has changed since. Trace again, then look.")


class ConflictUnsaid(Refused):
    message = _("Say in a sentence what the conflict is, or why there is none: it stands in the case's history.")


class NotOfStaff(Refused):
    message = _("This person has no role in this newsroom. Nothing was changed.")


class NobodyLeft(Refused):
    message = _(
        "You kept others out already, and nobody but you would be left to judge. A colleague who is still in may say it, "
        "they may declare it themselves, or somebody from outside is named first. Nothing was changed."
    )


class NotRecused(Refused):
    message = _("Nothing that could be lifted keeps this person from the case. What a byline says stays so.")


class SecondNeeded(Refused):
    message = _(
        "This takes two persons: ask a second one, with a reason. As soon as they agree, it can be done. "
        "Nothing was published or shown."
    )


class NoSecondNeeded(Refused):
    message = _("One person may do this here; nobody has to be asked.")


class OwnRequest(Refused):
    message = _("You asked for this yourself, so another person has to agree.")


class NoRequest(Refused):
    message = _("This request does not wait any more: it was answered, taken back or has lapsed. Reload the page.")


class NoticeStands(Refused):
    message = _(
        "The notice of the earlier decision still stands. Withdraw it first, with the reason; then the new decision "
        "can take its place."
    )


class LastReader(Refused):
    message = _(
        "Nobody else could read what readers sent. Let somebody else read first, on the page “Keys”; then do this again."
    )


class LastAdministrator(Refused):
    message = _("This is the last administrator. Make somebody else one first; then do this again.")


class NoSuccessor(Refused):
    message = _("Name somebody of the desk who takes the cases over, another than the one who leaves.")


class InvitationOver(Refused):
    message = _("This link was used, was taken back, or is too old. Ask whoever invited you for another.")


class AnchorTaken(Refused):
    message = _("Another clause of this code has this short name already. Choose another one.")


class ClauseChanged(Refused):
    message = _("This clause was changed or taken out after you opened it. Reload the page, then write again.")


class CodeFileRefused(Refused):
    """`where` is the place in the file, `why` the sentence."""

    def __init__(self, where: str, why: object) -> None:
        super().__init__()
        self.where, self.why = where, why

    message = _("This file is no code of conduct that can be taken, and nothing was changed. %(where)s: %(why)s")

    def __str__(self) -> str:
        return str(self.message) % {"where": self.where, "why": self.why}


class NotAComplaint(Refused):
    message = _("Only a complaint is admitted and examined by clauses. Nothing was changed.")


class AlreadyAdmitted(Refused):
    message = _("This complaint has been admitted already. Decide it by what you find of each clause.")


class NotAdmitted(Refused):
    message = _("This complaint has not been admitted yet. Say first whether it is examined, and by which clauses.")


class ClausesMissing(Refused):
    message = _("Choose one clause at least. If no clause is about it, the complaint is outside the code: say so.")


class FindingsMissing(Refused):
    message = _("Each clause needs a finding with its reasons. The clauses may have changed: look at them again.")


class SanctionUnfounded(Refused):
    message = _(
        "What follows must be among the sanctions of the codes that were examined, and nothing follows without a breach."
    )


class AuthorUnheard(Refused):
    message = _(
        "A breach is found, and the author was not asked. Ask the author first, or say why that was not possible."
    )


class GroundMissing(Refused):
    message = _("A ground is missing. It can be refused only on one of those that are listed.")


class NothingRuled(Refused):
    message = _("Only what was found of a complaint can be published as a decision. Choose another kind of notice.")


class NoConsent(Refused):
    message = _("The reader has not agreed that the reply is published. Ask them in their thread.")


class ReplyTooLong(Refused):
    def __init__(self, found: int, most: int) -> None:
        super().__init__()
        self.found, self.most = found, most

    message = _("The reply has %(found)d words, and %(most)d can be published. Ask the reader to shorten it.")

    def __str__(self) -> str:
        return str(self.message) % {"found": self.found, "most": self.most}


class ReplyHidden(Refused):
    message = _(
        "The reply holds hidden characters that turn the direction of writing, or is broken, so it may read otherwise "
        "than it stands. Ask its writer to type the words again."
    )


class NotProminentEnough(Refused):
    message = _("A reply stands as prominently as what it answers. Choose a higher severity.")
