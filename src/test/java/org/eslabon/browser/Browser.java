package org.eslabon.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that notes what pages ask for and complain about. */
final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Pattern REQUESTED = Pattern.compile("\"url\":\"((?:https?|wss?):[^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;
  private final String home;

  private Browser(ChromeDriver driver, String home) {
    this.driver = driver;
    this.home = home;
  }

  /** Where Debian puts the browser and its driver; empty when either is missing. */
  static Optional<List<Path>> installed() {
    Optional<Path> browser = first("/usr/bin/chromium", "/usr/bin/chromium-browser");
    Optional<Path> driver = first("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
    return browser.isPresent() && driver.isPresent()
        ? Optional.of(List.of(browser.get(), driver.get()))
        : Optional.empty();
  }

  private static Optional<Path> first(String... paths) {
    return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /**
   * Opens a window.
   *
   * @param home address of the server, ending in a slash
   */
  static Browser open(List<Path> programs, String home) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(programs.get(0).toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--window-size=1280,1000",
        "--lang=en",
        "--accept-lang=en");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(programs.get(1).toFile()).build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2));
    return new Browser(driver, home);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Goes to a path of the server. */
  void go(String path) {
    driver.get(home + path.replaceFirst("^/", ""));
  }

  /** The path at which the window is, with parameters. */
  String path() {
    String url = driver.getCurrentUrl();
    return url == null ? "" : url.substring(home.length() - 1);
  }

  /** The first element that a selector finds, once it is there. */
  WebElement find(String selector) {
    return new WebDriverWait(driver, PATIENCE)
        .until(
            page -> page.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
  }

  /** Waits until something holds, which the page may bring about in its own time. */
  void await(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(page -> condition.getAsBoolean());
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Clicks and waits until another page is there. */
  void follow(WebElement link) {
    WebElement before = find("html");
    driver.executeScript(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link);
    link.click();
    new WebDriverWait(driver, PATIENCE)
        .until(page -> !page.findElement(By.tagName("html")).equals(before));
    new WebDriverWait(driver, PATIENCE)
        .until(page -> "complete".equals(driver.executeScript("return document.readyState")));
  }

  /** What a person reads on the page. */
  String text() {
    return find("main").getText();
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Shows pages as in the dark, or as in the light. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Keeps a picture of the whole page as {@code target/screenshots/NAME.png}. */
  void keep(String name) {
    Object data =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data");
    byte[] picture = Base64.getDecoder().decode(String.valueOf(data));
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Errors in the console since this was last asked: scripts, missing files, the policy. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Addresses on other hosts that were asked for since this was last asked. */
  Set<String> strangers() {
    Set<String> strangers = new TreeSet<>();
    driver
        .manage()
        .logs()
        .get(LogType.PERFORMANCE)
        .forEach(
            entry -> {
              if (entry.getMessage().contains("Network.requestWillBeSent\"")) {
                Matcher url = REQUESTED.matcher(entry.getMessage());
                while (url.find()) {
                  if (!url.group(1).startsWith(home)) {
                    strangers.add(url.group(1));
                  }
                }
              }
            });
    return strangers;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
