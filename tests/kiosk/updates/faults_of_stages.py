"""What can be wrong with a stage whose files are right."""

# What the stage of a new version does, and whether that version is refused from then on; None: as it happens.
BROKEN = {
    "never ready": ("guangrongStage.fake.ready = false", "", False),
    "throws while it is loaded": ("guangrongStage.fake.ready = false; throw new Error('broken')", "", False),
    "is no stage": ("delete globalThis.guangrongStage", "", False),
    "throws when asked": ("guangrongStage.isReady = () => { throw new Error('broken'); }", "", False),
    "says yes to everything but truly": ("guangrongStage.isReady = () => 'yes'", "", False),
    "lacks a word": ("delete guangrongStage.enter", "", True),
    "throws at its entry": ("", "throw new Error('broken')", True),
    "throws something odd at its entry": ("", "throw null", True),
    "is ready, then no more": ("", "setTimeout(() => { this.fake.ready = false; }, 300)", True),
    "throws soon after its entry": ("", "setTimeout(() => { this.isReady = () => { throw 1; }; }, 300)", True),
    "takes itself away": ("", "setTimeout(() => { delete globalThis.guangrongStage; }, 300)", True),
    "leads itself elsewhere": ("", "setTimeout(() => { location.href = '/portal'; }, 200)", True),
    "leads itself to an empty page": ("", "setTimeout(() => { location.href = 'about:blank'; }, 200)", True),
    "loads itself again and again": ("setTimeout(() => location.reload(), 50)", "", None),
    "loads a file of no version": ("picture.src = '/media/foreign.png'", "", False),
}
